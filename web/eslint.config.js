import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules", "src/api/schema.d.ts", "*.cjs"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.recommended,
  reactHooks.configs.flat.recommended,
  {
    rules: {
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", { max: 150, skipComments: true }],
      "no-console": "error",
      "no-restricted-syntax": ["error", {
        selector: "CallExpression[callee.name=/^use(Layout)?Effect$/] > ArrowFunctionExpression[body.type='ChainExpression']",
        message: "What this gives back is taken for a clean-up and called: newer browsers answer scrollIntoView with a promise, and the screen breaks. Use braces.",
      }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    // The geometry and its commands know no server and no screen.
    files: ["src/canvas/**"],
    rules: {
      "no-restricted-imports": ["error", { patterns: ["@/features/*", "@/app/*", "@/api/client"] }],
    },
  },
  {
    // The only fetch is in api/.
    files: ["src/**"],
    ignores: ["src/api/**"],
    rules: { "no-restricted-globals": ["error", "fetch", "XMLHttpRequest"] },
  },
);
