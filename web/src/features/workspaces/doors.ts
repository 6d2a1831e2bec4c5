/** The screens before a workspace: one chunk, loaded when somebody stands at the door. */
export { AcceptInvitation } from "./doors/AcceptInvitation";
export { NewWorkspace } from "./doors/NewWorkspace";
export { RequestReset, ResetPassword } from "./doors/Reset";
export { SignIn } from "./doors/SignIn";
export { SignUp } from "./doors/SignUp";
export { VerifyEmail } from "./doors/VerifyEmail";
