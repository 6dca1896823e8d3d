from knowledge.models.accommodations import Accommodation
from knowledge.models.achievements import Achievement, CertificateDesign
from knowledge.models.articles import ExternalArticle, HarvestSource
from knowledge.models.attempts import Answer, Attempt
from knowledge.models.awards import Award, PrintedName
from knowledge.models.downloads import Download, DownloadCount, DownloadTotal, DownloadTotalQuerySet, VisitorSalt
from knowledge.models.files import File, PageText, Version
from knowledge.models.following import Material, SentMaterial, SessionPlace
from knowledge.models.pages import LibraryPage
from knowledge.models.questions import Question, QuestionBank, QuestionVersion, Wording
from knowledge.models.quizzes import FixedQuestion, Quiz, QuizSection
from knowledge.models.regradings import RegradedAttempt, Regrading
from knowledge.models.searching import SearchEntry, SearchPage, SearchWord
from knowledge.models.series import Enrolment, Series, SeriesSession
from knowledge.models.surveys import Survey, SurveyAnswer, SurveyInvitation, SurveyQuestion
from knowledge.models.works import Author, Edition, Work, WorkQuerySet

__all__ = [
    "Accommodation",
    "Achievement",
    "Answer",
    "Attempt",
    "Author",
    "Award",
    "CertificateDesign",
    "Download",
    "DownloadCount",
    "DownloadTotal",
    "DownloadTotalQuerySet",
    "Edition",
    "Enrolment",
    "ExternalArticle",
    "File",
    "FixedQuestion",
    "HarvestSource",
    "LibraryPage",
    "Material",
    "PageText",
    "PrintedName",
    "Question",
    "QuestionBank",
    "QuestionVersion",
    "Quiz",
    "QuizSection",
    "RegradedAttempt",
    "Regrading",
    "SearchEntry",
    "SearchPage",
    "SearchWord",
    "SentMaterial",
    "Series",
    "SeriesSession",
    "SessionPlace",
    "Survey",
    "SurveyAnswer",
    "SurveyInvitation",
    "SurveyQuestion",
    "Version",
    "VisitorSalt",
    "Wording",
    "Work",
    "WorkQuerySet",
]
