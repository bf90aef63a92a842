"""How people prove who they are: allauth, passwords, sessions, two-factor sign-in."""

import os

AUTH_USER_MODEL = "workspace.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "touchline.web.workspace.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come by invitation; there may be no mail server
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SESSION_COOKIE_AGE = 14 * 24 * 3600
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_FORMS = {
    "login": "touchline.web.workspace.forms.sign_in.SignInForm",
    "reset_password": "touchline.web.workspace.forms.sign_in.AskResetForm",
    "reset_password_from_key": "touchline.web.workspace.forms.sign_in.ResetForm",
    "change_password": "touchline.web.workspace.forms.sign_in.ChangePasswordForm",
    "reauthenticate": "touchline.web.workspace.forms.sign_in.ConfirmPasswordForm",
}
PASSWORD_RESET_TIMEOUT = 24 * 3600

MFA_ADAPTER = "touchline.web.workspace.sign_in.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Touchline"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "touchline.web.workspace.forms.sign_in.CodeForm",
    "reauthenticate": "touchline.web.workspace.forms.sign_in.ConfirmCodeForm",
    "activate_totp": "touchline.web.workspace.forms.sign_in.ActivateCodesForm",
}

ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TOUCHLINE_PROXIES") or 0)
