"""Addresses of people: signing in, one's own account, a workspace's members and settings."""

from allauth.account import views as allauth
from allauth.mfa.base import views as two_factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, path, re_path

from touchline.web.workspace.access import public, signed_in
from touchline.web.workspace.views import (
    account,
    api_keys,
    audit,
    invitations,
    jobs,
    members,
    settings,
    signs,
    workspaces,
)

app_name = "workspace"

# Only what we want of allauth, by the names it uses itself.
sign_in = [
    path("login/", account.sign_in, name="account_login"),
    path("logout/", public(allauth.logout), name="account_logout"),
    path("closed/", public(allauth.signup), name="account_signup"),
    path("inactive/", public(allauth.account_inactive), name="account_inactive"),
    path("confirm/", signed_in(allauth.reauthenticate), name="account_reauthenticate"),
    path("password/", signed_in(allauth.password_change), name="account_change_password"),
    path("password/reset/", account.ask_reset, name="account_reset_password"),
    path("password/reset/sent/", public(allauth.password_reset_done), name="account_reset_password_done"),
    path(
        "password/reset/done/",
        public(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        public(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("two-factor/", signed_in(two_factor.index), name="mfa_index"),
    path("two-factor/code/", public(two_factor.authenticate), name="mfa_authenticate"),
    path("two-factor/confirm/", signed_in(two_factor.reauthenticate), name="mfa_reauthenticate"),
    path("two-factor/on/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("two-factor/off/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("two-factor/codes/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("two-factor/codes/new/", signed_in(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("two-factor/codes/file/", signed_in(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
]

person = [
    path("", workspaces.home, name="home"),
    path("new/", workspaces.new, name="new"),
    path("me/", account.me, name="me"),
    path("language/", account.language, name="language"),
    path("join/<str:token>/", invitations.join, name="join"),
    path("healthz", signs.alive, name="alive"),
    path("readyz", signs.ready, name="ready"),
    path("metrics", signs.metrics, name="metrics"),
]

# Within /w/<workspace>/
urlpatterns: list[URLPattern] = [
    path("settings/", settings.settings, name="settings"),
    path("settings/keys/", api_keys.index, name="api_keys"),
    path("settings/keys/<slug:api_key>/revoke/", api_keys.revoke, name="revoke_api_key"),
    path("history/", audit.history, name="history"),
    path("jobs/", jobs.index, name="jobs"),
    path("jobs/<slug:job>/", jobs.job, name="job"),
    path("jobs/<slug:job>/progress/", jobs.progress, name="job_progress"),
    path("jobs/<slug:job>/cancel/", jobs.cancel, name="cancel_job"),
    path("jobs/<slug:job>/try-again/", jobs.try_again, name="try_job_again"),
    path("members/", members.index, name="members"),
    path("members/invite/", invitations.invite, name="invite"),
    path("members/invitations/<slug:invitation>/revoke/", invitations.revoke, name="revoke"),
    path("members/<slug:member>/role/", members.change_role, name="change_role"),
    path("members/<slug:member>/remove/", members.remove, name="remove_member"),
    path("members/<slug:member>/reset-link/", members.reset_link, name="reset_link"),
]
