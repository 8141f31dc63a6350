using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>Views, routines and events: what holds no rows.</summary>
internal sealed class CodeSteps(PlanScope scope, PlanScript script)
{
    private static readonly HashSet<string> Characteristics =
    [
        RoutineKinds.DataAccess.Name,
        CommonFacets.Invoker.Name,
        CommonFacets.Comment.Name,
    ];

    /// <summary>Libraries have statements of their own.</summary>
    private static readonly ObjectKind[] Routines =
    [
        .. MySqlKinds.OfRoutines.Where(kind => kind != LibraryKind.Modelled),
    ];

    private readonly TriggerSteps _triggers = new(scope, script);

    /// <summary>Adds the statements.</summary>
    public void Add()
    {
        var differences = scope.Differences.ToLookup(item => (item.Expected ?? item.Actual)!.Kind);
        foreach (var item in differences[ViewKind.Modelled].Where(item => item.Expected is null))
            Drop(item.Actual!, "VIEW");
        foreach (var item in differences[EventKind.Modelled])
            if (item.Expected is null)
                Drop(item.Actual!, "EVENT");
            else
                MakeEvent(item.Expected, item.Actual);
        foreach (var kind in Routines)
        foreach (var item in differences[kind].Where(item => item.Expected is null))
            Drop(item.Actual!, CodeText.Word(item.Actual!));
        foreach (var item in differences[LibraryKind.Modelled])
            MakeLibrary(item);
        foreach (var item in Routines.SelectMany(kind => differences[kind]))
            if (item.Expected is { } routine)
                MakeRoutine(routine, item);
        MakeViews([.. differences[ViewKind.Modelled].Where(item => item.Expected is not null)]);
        _triggers.Add(differences[TriggerKind.Modelled]);
    }

    private void Drop(CatalogObject item, string word)
    {
        // Who may call a routine is forgotten with it (MySQL manual, automatic_sp_privileges).
        var forgets = item.Kind != ViewKind.Modelled && item.Kind != EventKind.Modelled;
        script.Add(
            new PlanStep(
                Phase.DropCode,
                item.Id,
                $"DROP {word} {Names.Quote(item.Id.Name)}",
                forgets ? [Hazard.AuthorisationChange] : []
            )
            {
                // Under other modes MariaDB before 11.4 does not know the word.
                Settings = IsPackage(item) ? new SessionSettings { SqlMode = "'ORACLE'" } : null,
            }
        );
    }

    private void MakeEvent(CatalogObject item, CatalogObject? was)
    {
        var settings = SessionSettings.Of(item, was) with
        {
            TimeZone = SessionSettings.Stated(EventKind.TimeZone, item, was),
        };
        AddCode(Phase.Event, item, was, CodeText.Event(item, was), settings);
    }

    private void MakeRoutine(CatalogObject routine, Difference difference)
    {
        var was = difference.Actual;
        if (was is not null && difference.Facets.All(Characteristics.Contains) && !IsPackage(routine))
        {
            AddCode(Phase.Routine, routine, was, CodeText.Characteristics(routine), null);
            return;
        }
        if (was is not null && !scope.IsMariaDb)
            script.Add(
                new PlanStep(
                    Phase.Routine,
                    routine.Id,
                    $"DROP {CodeText.Word(routine)} {Names.Quote(routine.Id.Name)}",
                    Hazard.AuthorisationChange
                )
            );
        var text = CodeText.Routine(routine, was, replaces: was is not null && scope.IsMariaDb);
        AddCode(Phase.Routine, routine, was, text, SessionSettings.Of(routine, was));
    }

    private void MakeLibrary(Difference difference)
    {
        if (difference.Actual is { } gone)
            script.Add(
                new PlanStep(
                    difference.Expected is null ? Phase.DropSequence : Phase.Routine,
                    gone.Id,
                    $"DROP LIBRARY {Names.Quote(gone.Id.Name)}"
                )
            );
        if (difference.Expected is { } wanted)
            AddCode(Phase.Routine, wanted, null, CodeText.Library(wanted), null);
    }

    private void MakeViews(List<Difference> views)
    {
        var was = views.ToDictionary(item => item.Expected!.Id, item => item.Actual);
        var byName = views.Select(item => item.Expected!).ToDictionary(view => view.Id.Name);
        var order = Ordering.Of(
            byName.Values,
            view =>
                SqlTokenizer
                    .Split(ViewKind.Query.Of(view) ?? "")
                    .Where(token => token.Kind is SqlTokenKind.Name)
                    .Select(token => byName.GetValueOrDefault(token.Value))
                    .OfType<CatalogObject>()
        );
        foreach (var view in order)
        {
            var before = was[view.Id];
            var settings = SessionSettings.Of(view, before) with { SqlMode = null };
            AddCode(Phase.View, view, before, CodeText.View(view, before), settings);
        }
    }

    private void AddCode(Phase phase, CatalogObject item, CatalogObject? was, string sql, SessionSettings? settings) =>
        script.Add(Code(phase, item, was, sql, settings, script));

    /// <summary>The statement that makes, replaces or alters something with a text of its own.</summary>
    public static PlanStep Code(
        Phase phase,
        CatalogObject item,
        CatalogObject? was,
        string sql,
        SessionSettings? settings,
        PlanScript script
    )
    {
        if (settings?.Charset is { } charset && !IsUnicode(charset) && !sql.All(char.IsAscii))
        {
            // The server would read the bytes of the script as that set's.
            script.Leave(
                item.Id,
                $"it was made by a client with the character set {charset}, and its text holds other characters than ASCII: the text is made as it is, by a client with utf8mb4"
            );
            settings = settings with { Charset = null, Collation = null };
        }
        return new PlanStep(
            phase,
            item.Id,
            sql,
            was is not null && ChangesRights(item, was) ? [Hazard.AuthorisationChange] : []
        )
        {
            IsCode = true,
            Settings = settings,
        };
    }

    private static bool IsUnicode(string charset) => charset is "utf8mb4" or "utf8mb3";

    private static bool ChangesRights(CatalogObject item, CatalogObject was) =>
        CommonFacets.Invoker.Of(item) != CommonFacets.Invoker.Of(was)
        || (
            CommonFacets.Definer.Of(item) is { } definer
            && CommonFacets.Definer.Of(was) is { } before
            && definer != before
        );

    private static bool IsPackage(CatalogObject routine) =>
        routine.Kind == RoutineKinds.Package || routine.Kind == RoutineKinds.PackageBody;
}
