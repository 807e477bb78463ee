### The words of Redaksi's window.

## Common
cancel = Cancel
close = Close
choose = Choose…
try-again = Try again
remove-item = Remove { $name }
time-yesterday = yesterday

## Parts of the window
pane-list = Stories
pane-story = Story
pane-page = Page and checks
splitter-list = Width of the list
splitter-page = Width of the page
toolbar = Text tools
banner-read-only = This newsroom can only be read. Stories open and export; changes cannot be saved.

## Commands
command-palette = Find a story or a command
command-new-story = New story
command-import-files = Import files…
command-paste-page = Paste a page…
command-save = Save now
command-submit = Submit
command-approve = Approve
command-return = Return with a reason…
command-return-short = Return
command-review = Read as reviewer
command-trash = Move to the bin
command-untrash = Take out of the bin
command-close = Close story
command-correct = Correction, reply or clarification…
command-retract = Retract the story…
command-export = Export…
command-settings = Settings…
command-pick = Editors’ pick: add or remove
command-safety = Backup and check…
command-bold = Bold
command-italic = Italic
command-heading = Subheading
command-quote = Quote
command-list = List
command-table = Table
command-link = Link
command-read-also = Read Also
command-page-break = New page
command-photo = Lead photo…
command-show-page = Show the page
command-show-checks = Show the checks
command-show-related = Show related stories
command-show-history = Show the history
command-show-cards = Show the cards
command-search-list = Search the list
command-next-pane = Next pane
command-previous-pane = Previous pane
command-fold-page = Fold the page
command-fold-list = Fold the list
command-keys = Keyboard shortcuts
command-find = Find and replace in the text…
tool-link = Link
tool-photo = Photo
tool-page-break = New page

## Palette
palette-hint = Find a story or run a command
palette-none = No story or command matches.

## Status
status-draft = Draft
status-in-review = In review
status-approved = Approved
status-changed = Changed after approval
status-exported = Live
status-retracted = Retracted
status-trashed = Bin

## List
queue-draft = My drafts
queue-in-review = Waiting for review
queue-approved = Approved
queue-changed = Changed after approval
queue-exported = Live
queue-retracted = Retracted
queue-trashed = Bin
queue-all = All stories
list-search = Search stories
list-section = Section
list-all-sections = All sections
list-found = { $count } found
list-none = No stories here yet.
list-none-found = No story has “{ $query }”.
list-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
  }
list-untitled = Untitled

## Nothing open
welcome-title = Welcome to { $name }
welcome-words = There are no stories yet. Start writing, paste a finished page, or bring text and Markdown files, one by one or a folder.
nothing-open-title = Choose a story
nothing-open-words = Choose a story in the list, or start a new one.

## Story
details-open = Change section, names, times, embargo and address
story-returned = Returned:
field-headline = Headline
field-headline-hint = Headline
field-deck = Deck
field-deck-hint = Summary in one sentence
field-section = Section
field-section-hint = Section
field-slug = Address
field-published = Published
field-published-hint = no publication time yet
field-updated = Updated
field-embargo = Embargo until
field-zone = Time zone
field-contributors = Names
field-role = Role
field-name = Name
field-opener = Opener
field-opener-hint = Opener
field-caption = Caption
field-caption-hint = Caption of the photo
field-credit = Credit
field-credit-hint = Who owns the photo
field-alt = Alt
field-alt-hint = What the photo shows
field-body = Text
field-body-hint = Start writing. “/” for blocks, “@” for Read Also.
field-tags = Tags
field-tags-hint = Add a tag
add-contributor = Add a name
opener-use = Use “{ $opener }”
embargo-until = Embargo until { $time }
role-penulis = Writer
role-editor = Editor
role-fotografer = Photographer
role-sumber = Source
role-kontributor = Contributor
photo-none = Choose or drop the lead photo
photo-choose = Choose a photo
photo-missing = The photo is not here yet: { $name }
photo-alt-same = the same as the caption
meter-cut = { $count } letters · cut in search results
meter-letters = { $count ->
    [one] { $count } letter
   *[other] { $count } letters
  }
meter-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
  }
meter-minutes = { $count } min read
meter-read-also = { $count } Read Also
meter-pages = { $count } pages
page-break = New page
unplaced-title = Not placed yet
unplaced-words = These lines stood in the original but were not recognised. They will not be published.
unplaced-to-text = Into the text
unplaced-drop = Let go

## Links in the text
link-unresolved = not linked yet
link-draft = not approved yet
link-embargoed = under embargo
link-retracted = retracted
link-accept = link it
picker-title = Read Also from the archive
picker-blocks = Insert
picker-searching = Searching…
picker-empty = Type to search the archive.
picker-unresolved = Write “{ $headline }” as it is
picker-unresolved-why = It links itself once a story with that headline exists.

## Page
tab-page = Page
tab-checks = Checks
tab-related = Related
tab-history = History
tab-cards = Cards
review-end = Back to editing
page-width = Width of the page
width-phone = Phone
width-tablet = Tablet
width-desktop = Desktop
page-frame = Finished page
page-number = Page:
page-all = All
page-sealed = As approved
page-failed = The page could not be made.
theme-error = The theme failed at { $place }. This page uses the built-in theme.

## Checks
checks-summary = { $total ->
    [0] No notes
    [one] { $total } note: { $blockers } blocking, { $warnings } warning
   *[other] { $total } notes: { $blockers } blocking, { $warnings } warnings
  }
checks-clean = No notes. This story is ready.
check-remove = remove
severity-blocker = Blocking
severity-warning = Warnings
severity-note = Notes
command-mend = Mend this problem
toast-mended = Mended.
toast-mended-all = { $count } problems mended. Ctrl Z takes it back.
toast-no-fix = No fix is ready here.
check-mend = Mend
check-mend-hint = Mend (F or Alt Enter)
check-mend-all = Mend all ({ $count })
check-clear = clear
checks-house = Newsroom
page-by-rule = Page { $number }
rules-title = Checks
rules-why = A blocker keeps the story back from the next export. Rules that a page would break without cannot be changed.
weight-blocker = Blocker
weight-warning = Warning
weight-note = Note
weight-off = Off
rules-usual = usual: { $weight }
setting-pages-rule = Words per page (0: by hand)
setting-pages-shortest = Not split under (words)
setting-limit-headline = Longest headline (characters)
setting-limit-read-also = Words per related link
setting-limit-photo = Width of the lead photo (pixels)

## History
act-edit = Written
act-new = New story
act-import = Imported
act-submit = Submitted
act-return = Returned
act-approve = Approved
act-trash = Moved to the bin
act-untrash = Taken out of the bin
act-correct = Notice posted
act-retract = Retracted
act-restore = Older version restored

## Find in the text
find-find = Find
find-replace-with = Replace with
find-next = next
find-previous = previous
find-all = all
find-case = match case
find-word = whole word
find-regexp = pattern
find-replace = replace
find-replace-all = replace all
find-replaced = { $count } replaced
find-replaced-one = replaced on line $
find-current = current match
find-on-line = on line

## Related
related-none = No related stories in the archive yet.
related-insert = Insert
related-linked = Linked already
related-open = Open

## Saved state
saved-saved = Saved
saved-at = Saved { $time }
saved-saving = Saving…
saved-failed = Could not save: { $why }
failed-disk-full = the disk is full. Your words stay here; free some space and go on.
failed-read-only = the newsroom can only be read. Your words stay here.
failed-newsroom-busy = another program is using it. Trying again.
failed-version-mismatch = the story differs from the saved one. Trying again.
failed-not-found = this story is no longer there. Your words stay here; copy them if you need them.
failed-bug = a fault in the program. Your words stay here; trying again.
status-language = Language: English
status-exporting = Exporting { $percent } %
status-version = Version { $n }
busy-import = Importing…
busy-photo = Adding the photo…

## Import
import-source-pasted = pasted
paste-title = Paste a page
paste-words = Paste the text of a finished page. Headline, time, photo, read-also, editor and tags are recognised.
paste-import = Import
report-title = { $count ->
    [one] { $count } story imported
   *[other] { $count } stories imported
  }{ $failed ->
    [0] {""}
    [one] , { $failed } file could not be taken
   *[other] , { $failed } files could not be taken
  }
report-failed = Could not be taken
report-made = Became stories
report-unplaced = { $count ->
    [one] { $count } line not placed:
   *[other] { $count } lines not placed:
  }

## Export
export-title = Export
export-words = Only approved text is written. The folder is replaced all at once at the end.
export-folder = Folder of the site
export-folder-hint = The folder the site is written to
export-where = Where is the site written to?
export-parts = Parts of the plan
export-plan = Show the plan
export-replan = Plan again
export-planning = Making the plan…
export-planned = { $written } files will be written, { $removed } removed, { $unchanged } stay.
export-nothing = There is nothing to write; { $unchanged } files are right already.
export-next = The site changes again { $time }.
export-run = Export now
export-running = Exporting
export-progress = { $done } of { $total }
export-meanwhile = Readers see the old site until the new one is ready. You can close this view and go on writing.
export-cancel = Cancel the export
export-cancelling = Stopping; the old site stays as it was.
export-done = Done: { $written } files written, { $removed } removed, { $unchanged } stayed.
export-live = The site in { $out } is the new one.
export-show-folder = Open the folder
export-copy = Copy the report
export-copied = Copied
export-over = Write over it
export-go = Go there
export-full = Write everything anew
export-kept = The old site is as it was.
export-history = Earlier exports
export-history-none = Nothing has been exported to this folder yet.
phase-reading = Reading the stories and making the plan
phase-writing = Making pages
phase-back = Putting the earlier files back
phase-exchanging = Checking, then exchanging the site
plan-changes = All changes
plan-new = New
plan-changed = Changed
plan-removed = Removed
plan-blocked = Held back
plan-warnings = Worth knowing
plan-kept = Kept
plan-foreign = Other files
plan-reasons = Reasons
plan-search = Find a page, an address, a reason
plan-shown = { $figure } { $count ->
    [one] row
   *[other] rows
  }
plan-none = There is nothing here.
plan-none-found = Nothing matches.
plan-house = Newsroom
kind-home = Front page
kind-story = Story page
kind-list = List of stories
kind-page = Page of the newsroom
kind-feed = Feed
kind-machine = For search engines
kind-search = Search index
kind-redirect = Way from an old address
kind-asset = Look of the site
kind-picture = Photo
reason-new = New
reason-content = The text changed
reason-link = A link changed
reason-headline = The headline of a linked story changed
reason-photo = A photo changed
reason-notice = Correction or retraction
reason-moved = The address moved
reason-neighbour = The story before or after it changed
reason-list = The list has other stories
reason-module = { $of } changed
reason-window = Past the age at which modules change
reason-theme = Theme
reason-setting = Setting: { $of }
reason-sections = Sections in use changed
reason-program = Another version of the program
reason-altered = Altered from outside
reason-full = Everything is written anew
reason-back = An earlier export is put back
reason-same = Right already
reason-unwanted = No longer wanted
reason-foreign = Not of an export; stays
reason-of-story = { $words }: { $headline }
module-picks = Editors’ picks
module-related = Related
module-latest = Latest
module-popular = Most read
module-regional = Regional news
option-name = name
option-url = address of the site
option-language = language
option-zone = time zone
option-accent = accent colour
option-opener = opener
option-read-also = Read Also label
option-sections = sections
option-permalink = pattern of addresses
run-export = { $written } written, { $removed } removed, { $unchanged } stayed
run-back = The site was put back
run-back-to = Put back as of { $time }
run-stands = live
run-before = before
rollback-offer = If the last export was a mistake, the site can be put back as it was before.
rollback-ask = Put the site back…
rollback-title = Put the site back to the export before?
rollback-to = Put the site back as of { $time }?
rollback-words = What readers see changes at once. The stories in Redaksi stay as they are; the next export writes the newest again.
rollback-go = Put it back
rollback-running = Putting the site back
rollback-done = { $count ->
    [one] The site was put back; { $count } file changed.
   *[other] The site was put back; { $count } files changed.
  }
rollback-done-words = The stories in Redaksi are as they were. The next export writes the newest again.

## Cards
card-search = Search results
card-share = When shared
card-feed = Feeds
card-desktop = Computer
card-phone = Phone
card-title-whole = { $count } letters · the whole headline shows
card-text-cut = the summary is cut
card-text-whole = the whole summary shows
card-title-cut = the headline is cut on the card
card-title-shown = the whole headline shows on the card
card-no-picture = No picture
card-stand-in = no lead photo; the newsroom’s own picture stands in
card-picture = picture { $width } × { $height }
card-no-author = no writer; feed readers show the newsroom’s name

## Notes to readers
notice-ralat = Erratum
notice-koreksi = Correction
notice-hak-jawab = Right of reply
notice-klarifikasi = Clarification
notice-pembaruan = Update
notice-pencabutan = Retracted
notice-ralat-words = A mistake that the newsroom mends
notice-koreksi-words = A mistake that somebody else pointed out
notice-hak-jawab-words = The answer of those reported on
notice-klarifikasi-words = What explains the story
notice-pembaruan-words = What happened since
notice-link = Open the story that says more
notice-open = Open
notice-answers = This story answers another one ({ $kind }).
correct-title = A note to readers
correct-words = Shown with its date on the page, in feeds and in what search engines read, by the Indonesian guidelines for online media.
correct-kind = Kind
correct-text = What readers are told
correct-link = The story that holds it in full, if any
correct-other = Choose another
correct-consequence = A note cannot be taken back. The text itself does not change; mend and approve it as usual.
correct-go = Note
retract-title = Retract this story?
retract-words = A retraction cannot be undone. With the next export the story’s page holds only this reason.
retract-why = The reason that readers are told
retract-consequence = The story leaves all lists, modules, feeds, sitemaps and the search.
retract-go = Retract the story
citing = { $count ->
    [0] No other story links here.
    [one] { $count } story that links here is written anew:
   *[other] { $count } stories that link here are written anew:
  }
citing-more = and { $count } more

## Return
return-title = Return to the writer
return-words = The reason stands above the text until it is submitted again.
return-why = What is to be mended?

## Backup
safety-title = Backup and check
safety-words = The whole newsroom in one file: stories with their history, photos, theme and settings.
safety-file = Backup file
safety-back-up = Back up
safety-done = The backup is saved in { $file }.
safety-verify = Check everything
safety-sound = All is sound.

## Closing the window
closing-title = Not everything is saved
closing-words = If the window closes now, the last changes to these stories are lost. What was saved is still there.
closing-copy = Copy the text
closing-copied = Copied
closing-anyway = Close and discard
closing-stay = Go back

## Settings
settings-title = Settings
settings-mine = This laptop
settings-shared = Newsroom
settings-keep = Save
setting-person = Your name
setting-language = Language
setting-appearance = Appearance
setting-inbox = Another inbox folder
setting-inbox-hint = as it is now
setting-name = Name
setting-url = Address of the site
setting-zone = Time zone
setting-accent = Accent colour
setting-read-also = Read Also label
setting-opener = Opener
setting-sections = Sections, one a line
setting-people = Staff, one a line
setting-four-eyes = May writers approve their own stories?
four-eyes-auto = No, where there is more than one person
four-eyes-yes = No
four-eyes-no = Yes
appearance-system = As the system
appearance-light = Light
appearance-dark = Dark

## Short messages
toast-undo = Undo
toast-picked = Added to the editors’ picks.
toast-unpicked = Removed from the editors’ picks.
toast-exported = The site is exported.
toast-look = Look
toast-open = Open
toast-report = Show the report
toast-submitted = Submitted for review.
toast-returned = Returned to the writer.
toast-approved = Approved.
toast-corrected = Noted; readers are told with the next export.
toast-retracted = Retracted; the next export takes it off the site.
toast-trashed = “{ $headline }” moved to the bin.
toast-untrashed = Taken out of the bin.
toast-imported = { $count ->
    [one] { $count } story imported.
   *[other] { $count } stories imported.
  }
toast-inbox = { $count ->
    [one] { $count } story came in from the folder.
   *[other] { $count } stories came in from the folder.
  }
toast-kept-unsaved = “{ $headline }” is not saved yet. Your words are kept and tried again.
toast-field-refused = { $field } was not changed: { $why }
toast-surrogates = { $count ->
    [one] { $count } broken character in the pasted text was replaced by �.
   *[other] { $count } broken characters in the pasted text were replaced by �.
  }
toast-bug = The program has a fault. Your words are still here. { $why }

## Errors
error-disk-full = The disk is full. Nothing is lost; free some space and try again.
error-read-only = This newsroom can only be read.
error-newsroom-busy = Another program is using the newsroom. Try again in a moment.
error-changed-meanwhile = The story changed after this page was shown. It is not approved; read the new page, then approve.
error-other-export = Another laptop exported to this folder after the last export from here. Writing over it replaces that site with the one from here.
error-cancelled = The export was cancelled.
error-not-allowed = Not allowed: { $message }
error-blocked = Something still blocks it: { $message }
error-bug = The program has a fault. All that was saved is still there. { $message }
