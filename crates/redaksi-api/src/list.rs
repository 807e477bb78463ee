//! Every command once: its name, its request and its reply.
//!
//! [`for_each_command`] is the single list. The window's adapters, the
//! generated TypeScript and the contract test are all made from it, so that a
//! command without an adapter does not compile.

/// Calls the macro `$with` with every command as `name: Request => Reply`.
#[macro_export]
macro_rules! for_each_command {
    ($with:path) => {
        $with! {
            newsroom: Nothing => NewsroomInfo,
            list_articles: ListArticles => ArticleList,
            open_article: OneArticle => Article,
            new_article: NewArticle => Article,
            edit_body: EditBody => Edited,
            sync_body: SyncBody => Edited,
            set_fields: SetFields => Article,
            import_text: ImportText => ImportReport,
            import_paths: ImportPaths => ImportReport,
            search: Search => Vec<SearchHit>,
            related: Related => Vec<Suggestion>,
            check: OneArticle => Vec<Problem>,
            check_newsroom: Nothing => Vec<Problem>,
            check_rules: Nothing => Vec<CheckRule>,
            mend: Mend => Mended,
            page: PageOf => PageUpdate,
            previews: OneArticle => Previews,
            citing: OneArticle => Vec<ArticleRow>,
            add_photo: AddPhoto => Article,
            submit: OneArticle => Article,
            return_article: WithReason => Article,
            approve: Approve => Article,
            correct: Correct => Article,
            retract: WithReason => Article,
            trash: OneArticle => Article,
            untrash: OneArticle => Article,
            history: OneArticle => Vec<Version>,
            settings: Nothing => Settings,
            change_settings: ChangeSettings => Settings,
            pin: Pin => Settings,
            export: Export => ExportReport,
            cancel_export: Nothing => Done,
            exports: Exports => ExportHistory,
            rollback: Rollback => RollbackReport,
            change_preferences: Preferences => NewsroomInfo,
            backup: Backup => Done,
            verify: Nothing => Verified,
        }
    };
}
