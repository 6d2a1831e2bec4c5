"""Settings of the server; whatever may differ between two installations is in the environment."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE

from tropa.server import environment

DATA = environment.data_folder()
WEB = Path(__file__).parent / "web"

DEBUG = environment.is_on("TROPA_DEBUG")
SECRET_KEY = environment.secret_key(DATA)
TROPA_DATA = DATA
TROPA_WEB = WEB
TROPA_HOST = environment.text("TROPA_HOST", "127.0.0.1")
TROPA_PORT = environment.number("TROPA_PORT", 8000)
TROPA_ADDRESS = environment.address()
TROPA_WORKER_ID = environment.text("TROPA_WORKER_ID", "worker")
TROPA_WORKER_JOBS = environment.number("TROPA_WORKER_JOBS", 2)
TROPA_IS_DEMO = environment.is_on("TROPA_DEMO")
TROPA_DEMO_LANGUAGE = ""  # only the demo command knows it
TROPA_UPLOAD_BYTES = environment.number("TROPA_UPLOAD_MEGABYTES", 8192) * 1024 * 1024
TROPA_UPLOAD_DAYS = 7

IS_HTTPS = environment.is_on("TROPA_HTTPS")
ALLOWED_HOSTS = [*environment.words("TROPA_HOSTS"), *environment.own_addresses()]
CSRF_TRUSTED_ORIGINS = environment.words("TROPA_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "axes",
    "csp",
    "auditlog",
    "tropa.kit.apps.KitConfig",
    "tropa.features.workspaces.apps.WorkspacesConfig",
    "tropa.features.facts.apps.FactsConfig",
    "tropa.features.sources.apps.SourcesConfig",
    "tropa.features.journeys.apps.JourneysConfig",
    "tropa.features.personas.apps.PersonasConfig",
    "tropa.features.insights.apps.InsightsConfig",
    "tropa.features.company.apps.CompanyConfig",
    "tropa.features.tasks.apps.TasksConfig",
    "tropa.features.sharing.apps.SharingConfig",
    "tropa.features.workshops.apps.WorkshopsConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "tropa.server.files.FilesMiddleware",
    "tropa.kit.errors.ProblemMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tropa.server.urls"
ASGI_APPLICATION = "tropa.server.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],  # before those of the apps
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # of 300, the usual, a few callers push limits out
    }
}

# People
AUTH_USER_MODEL = "workspaces.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = environment.text("TROPA_EMAIL_VERIFICATION", "none")
ACCOUNT_SIGNUP_FORM_CLASS = "tropa.features.workspaces.signing_up.SignUp"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"signup": "60/h/ip", "login": "60/m/ip", "login_failed": "60/m/ip"}
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_signup": "/sign-up",
    "account_confirm_email": "/verify-email/{key}",
    "account_reset_password": "/reset-password",
    "account_reset_password_from_key": "/reset-password/{key}",
}
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 7
AXES_COOLOFF_TIME = 0.25
AXES_USERNAME_CALLABLE = "tropa.features.workspaces.people.name_of_attempt"
AXES_LOCKOUT_CALLABLE = "tropa.kit.errors.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # who signed in when, by address: nobody asks, nobody need erase

# Sessions and cookies
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_FAILURE_VIEW = "tropa.kit.errors.csrf_failure"

# What the browser may do with our pages
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF, UNSAFE_INLINE],  # the components set their own style attributes
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF, "data:"],
        "connect-src": [SELF],
        "worker-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None

# Languages and times
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("pl", "Polski")]
USE_TZ = True
TIME_ZONE = "UTC"

# The built front end and static files
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_ROOT = WEB if WEB.is_dir() else None
WHITENOISE_INDEX_FILE = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/.+-[\w-]{8}\.\w+$"  # named by their content
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

MAIL = environment.mail(DATA)
TROPA_SENDS_MAIL = "EMAIL_HOST" in MAIL
EMAIL_BACKEND = MAIL.get("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_FILE_PATH = MAIL.get("EMAIL_FILE_PATH")
EMAIL_HOST = MAIL.get("EMAIL_HOST", "localhost")
EMAIL_PORT = MAIL.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = MAIL.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = MAIL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = MAIL.get("EMAIL_TIMEOUT")
DEFAULT_FROM_EMAIL = environment.text("TROPA_MAIL_FROM", "tropa@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {  # a refused call is the caller's affair: it was told why
        "django.request": {"level": "ERROR"},
        "django.security.csrf": {"level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": environment.text("TROPA_LOG_LEVEL", "WARNING")},
}
