from django.urls import path

from knowledge.views import awards, certificates

patterns = [
    path("learning/certificates/", certificates.my_certificates, name="my_certificates"),
    path("learning/certificates/name/", certificates.my_name, name="my_name"),
    path("learning/certificates/<str:number>.pdf", certificates.my_certificate, name="my_certificate"),
    path("learning/certificates/<str:number>.jwt", certificates.my_badge, name="my_badge"),
    path("verify/", awards.verify, name="verify"),
    path("verify/badges/keys.json", awards.badge_keys, name="badge_keys"),
    path("verify/badges/issuer.json", awards.badge_issuer, name="badge_issuer"),
    path("verify/badges/status/<int:number>", awards.badge_status, name="badge_status"),
    path(".well-known/jwks.json", awards.badge_keys, name="well_known_keys"),
    path("verify/<str:number>", awards.verify_award, name="verify_award"),
]
