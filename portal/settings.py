"""The one settings module. Every value comes from the environment; `.env.example` lists and explains them all.

Nothing here chooses between "development" and "production": a missing or malformed value stops the start with its
name, and what differs between machines is only what their environments say.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env, validate

from portal.keys import badge_keys, travel_keys
from portal.logging import logging_config
from portal.storage import file_origins, storages_from_url

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

# --- Where it runs -------------------------------------------------------------------------------------------------

SECRET_KEY = env.str("SECRET_KEY", validate=validate.Length(min=50))
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [])
DEBUG = env.bool("DEBUG", False)
DEMO = env.bool("DEMO", False)  # opens /demo/ (mail folder, demo accounts); refused by `check --deploy`
STAFF_MFA = env.bool("STAFF_MFA", True)
if not (STAFF_MFA or DEMO):
    raise ImproperlyConfigured("STAFF_MFA=false is for the demo alone: staff need a second factor where DEMO is off")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
BASE_URL = env.str("BASE_URL").rstrip("/")
HTTPS = urlsplit(BASE_URL).scheme == "https"
CODE_VERSION = env.str("CODE_VERSION", "0.1.0", validate=validate.Length(max=40))  # stands in every frozen report
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",  # before portal.core: an app's permissions exist when the roles are granted
    "portal.home",
    "portal.core",
    "participants",
    "events",
    "knowledge",
    "indicators",
    "allocation_demo",
    "wagtail.sites",
    "participants.apps.AccountsAdminConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_structlog",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.core.security.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "participants.second_factor.SecondFactorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data ----------------------------------------------------------------------------------------------------------

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}", conn_max_age=600)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # One writer at a time, taken at BEGIN: that is the lock which events and jobs rely on where rows cannot be locked.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db" if REDIS_URL else "django.contrib.sessions.backends.db"

MEDIA_ROOT = env.path("MEDIA_ROOT", VAR_DIR / "media")
MEDIA_URL = "/media/"
STATIC_ROOT = env.path("STATIC_ROOT", VAR_DIR / "static")
STATIC_URL = "/static/"
STATICFILES_DIRS = [
    BASE_DIR / "portal/static",
    # Installed by `make setup` from its lock file, never committed.
    ("vendor/plotly", BASE_DIR / "requirements/npm/node_modules/plotly.js-basic-dist-min"),
    ("vendor/qr", BASE_DIR / "requirements/npm/node_modules/qr"),
]
STORAGE_URL = env.str("STORAGE_URL", "")
STORAGES = storages_from_url(STORAGE_URL)
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Mail and long work --------------------------------------------------------------------------------------------

_email = env.dj_email_url("EMAIL_URL", "file:///" + str(VAR_DIR / "mail").lstrip("/"))
if "EMAIL_BACKEND" not in _email:
    raise ImproperlyConfigured("EMAIL_URL must begin with submission://, smtp:// or file://")
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_FILE_PATH = "/" + _email["EMAIL_FILE_PATH"].lstrip("/") if _email["EMAIL_FILE_PATH"] else None
EMAIL_HOST, EMAIL_PORT = _email["EMAIL_HOST"], _email["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_USER"], _email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _email["EMAIL_USE_TLS"], _email["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20
MAIL_TOPICS = "events.mails.topics"  # what a mail may be about, for staff who look for it
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

BROKER_DIR = env.path("BROKER_DIR", VAR_DIR / "broker")
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost//"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    # One retry at once: who registers does not wait for a broker that is away, the row is sent later all the same.
    {
        "socket_connect_timeout": 2,
        "socket_timeout": 20,
        "visibility_timeout": 3600,
        "max_retries": 1,
        "interval_start": 0,
    }
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER_DIR),
        "data_folder_out": str(BROKER_DIR),
        "processed_folder": str(BROKER_DIR),
        "control_folder": str(BROKER_DIR / "control"),
        "store_processed": False,
        "polling_interval": 0.1,
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 900
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    "send waiting mail": {"task": "portal.core.tasks.send_waiting_mail", "schedule": 60.0},
    "sweep jobs": {"task": "portal.core.tasks.sweep_jobs", "schedule": 60.0},
    "move queues": {"task": "events.tasks.move_queues", "schedule": 60.0},
    "close overdue attempts": {"task": "knowledge.tasks.close_overdue_attempts", "schedule": 60.0},
    "run retention": {"task": "portal.core.tasks.run_retention", "schedule": 3600.0},
    "remind of events": {"task": "events.tasks.remind", "schedule": 600.0},
    "tell changes of events": {"task": "events.tasks.tell_changes", "schedule": 60.0},
    "ask for travel data": {"task": "events.tasks.ask_for_travel_data", "schedule": 600.0},
    "close nominations": {"task": "events.tasks.close_nominations", "schedule": 600.0},
    "refresh the search": {"task": "knowledge.tasks.refresh_search", "schedule": 3600.0},
    "send waiting files": {"task": "knowledge.tasks.send_waiting_files", "schedule": 60.0},
    "harvest journals": {"task": "knowledge.tasks.harvest_journals", "schedule": 24 * 3600.0},
    "count downloads": {"task": "knowledge.tasks.count_downloads", "schedule": 3600.0},
    "look after series": {"task": "knowledge.tasks.look_after_series", "schedule": 600.0},
    "ask surveys": {"task": "knowledge.tasks.ask_surveys", "schedule": 3600.0},
    "count changes of evidence": {"task": "indicators.tasks.count_changes", "schedule": 30.0},
    "mend results": {"task": "indicators.tasks.mend_results", "schedule": 24 * 3600.0},
    "check figures": {"task": "indicators.tasks.check_all_figures", "schedule": 6 * 3600.0},
}

# --- Languages -----------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian"))]
LOCALE_PATHS = [BASE_DIR / "portal/locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = CELERY_TIMEZONE = env.str("TIME_ZONE", "Asia/Almaty")
FORMAT_MODULE_PATH = ["portal.formats"]

# --- Accounts and security -----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "participants.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "participants:my_portal"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "allauth.account.auth_backends.AuthenticationBackend"]

# How many proxies of our own stand before the portal: so many entries from the right of X-Forwarded-For are believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": True, "length": 8}
ACCOUNT_ADAPTER = "participants.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "participants.forms.accounts.SignInForm",
    "signup": "participants.forms.accounts.SignUpForm",
    "request_login_code": "participants.forms.accounts.AskForCodeForm",
    "confirm_login_code": "participants.forms.accounts.SignInCodeForm",
    "confirm_email_verification_code": "participants.forms.accounts.VerifyAddressForm",
    "reset_password": "participants.forms.accounts.ForgottenPasswordForm",
    "confirm_password_reset_code": "participants.forms.accounts.ForgottenPasswordCodeForm",
    "reset_password_from_key": "participants.forms.accounts.NewPasswordForm",
    "change_password": "participants.forms.accounts.ChangePasswordForm",
    "set_password": "participants.forms.accounts.SetPasswordForm",
    "reauthenticate": "participants.forms.accounts.PasswordAgainForm",
    "add_email": "participants.forms.accounts.ChangeAddressForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # the form leaves the password out: whoever can read the mail sets it
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60  # a mail may take some minutes
ACCOUNT_RATE_LIMITS = {"confirm_email": "3/m/key"}  # how often a code is mailed
ACCOUNT_CHANGE_EMAIL = True  # one address for each account
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True

MFA_ADAPTER = "participants.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # clocks that are half a minute wrong
MFA_FORMS = {
    "authenticate": "participants.forms.second_factor.SecondFactorForm",
    "reauthenticate": "participants.forms.second_factor.SecondFactorAgainForm",
    "activate_totp": "participants.forms.second_factor.ConnectAppForm",
    "add_webauthn": "participants.forms.passkeys.AddPasskeyForm",
}

# Counted in the database, so for all web machines together and without Redis.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "participants.guessing.address_tried"
AXES_CLIENT_IP_CALLABLE = "participants.guessing.connection"
AXES_LOCKOUT_CALLABLE = "participants.guessing.locked"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "email", "code", "credential", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_REFERRER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", *file_origins(STORAGE_URL)],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
# The Wagtail admin writes inline styles and scripts; nothing outside /admin/ may.
CONTENT_SECURITY_POLICY_ADMIN = {
    "DIRECTIVES": CONTENT_SECURITY_POLICY["DIRECTIVES"]
    | {
        "script-src": [SELF, "'unsafe-inline'", "'unsafe-eval'"],
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:", "blob:", *file_origins(STORAGE_URL)],
    }
}

# --- Spreadsheets --------------------------------------------------------------------------------------------------

IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True  # how, and of what, says portal.core.sheets
IMPORT_EXPORT_ESCAPE_ILLEGAL_CHARS_ON_EXPORT = True

# --- Privacy -------------------------------------------------------------------------------------------------------

# Moments from which days are counted, and what anonymises a person: the floor knows neither people nor events.
PRIVACY_CLOCKS = {
    "last activity": "participants.clocks.last_activity",
    "last event": "participants.clocks.last_event",
    "end of the event": "events.clocks.end_of_event",
    "end of the journey": "events.clocks.end_of_journey",
}
PRIVACY_LAST_EVENT = "events.clocks.last_event"
PRIVACY_ANONYMISE = "participants.actions.anonymising.anonymise_when_due"
HAS_TRAVEL_KEYS = bool(env.list("TRAVEL_KEYS", []))
TRAVEL_KEYS = travel_keys(env.list("TRAVEL_KEYS", []), secrets=[SECRET_KEY, *SECRET_KEY_FALLBACKS])

# --- Certificates --------------------------------------------------------------------------------------------------

BADGE_SIGNING_KEYS = badge_keys(env.str("BADGE_SIGNING_KEYS", ""))

# --- Demo ----------------------------------------------------------------------------------------------------------

DEMO_LOADERS = [
    "participants.demo.load",
    "portal.home.demo.load",
    "events.demo.load",
    "events.visit_demo.load",
    "events.today_demo.load",
    "events.seminars_demo.load",
    "participants.demo.find_matches",
    "participants.demo.load_requests",
    "knowledge.demo.load",
    "knowledge.demo_library.load",
    "indicators.demo.load",
    "knowledge.demo_learning.load",
    "knowledge.demo_awards.load",
    "knowledge.demo_downloads.load",
    "knowledge.demo_surveys.load",
]

# --- Wagtail -------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Governance Capacity Portal"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
# Passwords and addresses are changed on the portal's own pages alone, where guessing is counted and addresses verified.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_I18N_ENABLED = False  # one page row holds both languages: docs/decisions/0002
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = [("en", _("English"))]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "pptx", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # long page forms in Wagtail pass Django's default of 1,000

LOGGING = logging_config(env.str("LOG_LEVEL", "INFO"), as_json=env.bool("LOG_JSON", not DEBUG))
