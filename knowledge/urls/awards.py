from django.urls import path

from knowledge.views import awards, certificates

patterns = [
    path("learning/certificates/", certificates.my_certificates, name="my_certificates"),
    path("verify/", awards.verify, name="verify"),
    path("verify/badges/keys.json", awards.badge_keys, name="badge_keys"),
    path("verify/badges/issuer.json", awards.badge_issuer, name="badge_issuer"),
    path("verify/badges/status/<int:number>", awards.badge_status, name="badge_status"),
    path(".well-known/jwks.json", awards.badge_keys, name="well_known_keys"),
    path("verify/<str:number>", awards.verify_award, name="verify_award"),
]
