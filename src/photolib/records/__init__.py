"""The nouns of photolib as frozen dataclasses; they hold data and do nothing.

Records that a command prints (`Metadata`, `ReleaseFacts`, ...) carry the field
names of the command-line contract, so that `dataclasses.asdict` is the JSON.
Unknown is None, or an empty tuple: nothing is guessed.
"""

from photolib.records.caption import Caption as Caption
from photolib.records.caption import CodeList as CodeList
from photolib.records.caption import Draft as Draft
from photolib.records.caption import DraftKind as DraftKind
from photolib.records.caption import DraftStatus as DraftStatus
from photolib.records.caption import Template as Template
from photolib.records.caption import TemplateField as TemplateField
from photolib.records.caption import Translation as Translation
from photolib.records.caption import Version as Version
from photolib.records.caption import VocabularyTerm as VocabularyTerm
from photolib.records.credit import Agency as Agency
from photolib.records.credit import Credit as Credit
from photolib.records.credit import CreditEvidence as CreditEvidence
from photolib.records.credit import CreditRules as CreditRules
from photolib.records.credit import CreditStatus as CreditStatus
from photolib.records.credit import Photographer as Photographer
from photolib.records.library import Appearance as Appearance
from photolib.records.library import Correction as Correction
from photolib.records.library import Decision as Decision
from photolib.records.library import Event as Event
from photolib.records.library import FrameFacts as FrameFacts
from photolib.records.library import LinkStatus as LinkStatus
from photolib.records.library import Person as Person
from photolib.records.library import Photo as Photo
from photolib.records.library import PhotoPerson as PhotoPerson
from photolib.records.library import Release as Release
from photolib.records.library import SavedSearch as SavedSearch
from photolib.records.library import TextLine as TextLine
from photolib.records.metadata import Artwork as Artwork
from photolib.records.metadata import Camera as Camera
from photolib.records.metadata import Conflict as Conflict
from photolib.records.metadata import CopyrightOwner as CopyrightOwner
from photolib.records.metadata import Exposure as Exposure
from photolib.records.metadata import Gps as Gps
from photolib.records.metadata import Licensor as Licensor
from photolib.records.metadata import Location as Location
from photolib.records.metadata import Metadata as Metadata
from photolib.records.metadata import PersonShown as PersonShown
from photolib.records.metadata import Region as Region
from photolib.records.release import Byline as Byline
from photolib.records.release import Dateline as Dateline
from photolib.records.release import EventFacts as EventFacts
from photolib.records.release import OrganisationFacts as OrganisationFacts
from photolib.records.release import PersonFacts as PersonFacts
from photolib.records.release import PhotoCredit as PhotoCredit
from photolib.records.release import PictureCaption as PictureCaption
from photolib.records.release import ReleaseFacts as ReleaseFacts
from photolib.records.release import Span as Span
