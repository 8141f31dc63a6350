using System.Text;
using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>
/// Writes views, routines, triggers and events as CREATE takes them. What nothing is said of stays as it was with the object
/// in whose place it comes.
/// </summary>
internal static class CodeText
{
    private const string Sql = "CONTAINS SQL";

    /// <summary>CREATE OR REPLACE VIEW.</summary>
    public static string View(CatalogObject view, CatalogObject? was)
    {
        var text = new StringBuilder("CREATE OR REPLACE ALGORITHM = ");
        text.Append(ViewKind.Algorithm.Of(view) ?? "UNDEFINED").Append(Definer(view, was));
        text.Append(" SQL SECURITY ").Append(Security(view));
        text.Append(" VIEW ").Append(Names.Quote(view.Id.Name)).Append(" AS\n").Append(ViewKind.Query.Of(view));
        if (ViewKind.CheckOption.Of(view) is { } option)
            text.Append($" WITH {option} CHECK OPTION");
        return text.ToString();
    }

    /// <summary>CREATE PROCEDURE, FUNCTION, PACKAGE.</summary>
    public static string Routine(CatalogObject routine, CatalogObject? was, bool replaces)
    {
        var text = new StringBuilder(Create(routine, was, replaces)).Append(' ').Append(Word(routine));
        text.Append(' ').Append(Names.Quote(routine.Id.Name));
        var isPackage = routine.Kind == RoutineKinds.Package || routine.Kind == RoutineKinds.PackageBody;
        if (!isPackage)
            text.Append('(').AppendJoin(", ", Parameters(routine)).Append(')');
        if (RoutineKinds.Returns.Of(routine) is { } type)
            text.Append(" RETURNS ").Append(type);
        if (!isPackage && RoutineKinds.Deterministic.Of(routine))
            text.Append("\n  DETERMINISTIC");
        if (RoutineKinds.DataAccess.Of(routine) is { } access)
            text.Append("\n  ").Append(access);
        if (CommonFacets.Invoker.Of(routine))
            text.Append("\n  SQL SECURITY INVOKER");
        if (CommonFacets.Comment.Of(routine) is { } comment)
            text.Append("\n  COMMENT ").Append(Names.Literal(comment));
        return text.Append('\n').Append(Body(routine)).ToString();
    }

    /// <summary>ALTER PROCEDURE or FUNCTION with what it can change.</summary>
    public static string Characteristics(CatalogObject routine) =>
        $"ALTER {Word(routine)} {Names.Quote(routine.Id.Name)}"
        + $" {RoutineKinds.DataAccess.Of(routine) ?? Sql} SQL SECURITY {Security(routine)}"
        + $" COMMENT {Names.Literal(CommonFacets.Comment.Of(routine) ?? "")}";

    /// <summary>CREATE TRIGGER.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="was">The one in whose place it comes; null: none.</param>
    /// <param name="replaces">True for OR REPLACE.</param>
    /// <param name="place">FOLLOWS or PRECEDES another one; empty: after all others.</param>
    public static string Trigger(CatalogObject trigger, CatalogObject? was, bool replaces, string place) =>
        $"{Create(trigger, was, replaces)} TRIGGER {Names.Quote(trigger.Id.Name)}"
        + $" {TriggerKind.Timing.Of(trigger)} {TriggerKind.Event.Of(trigger)} ON {Names.Quote(trigger.Id.Parent)}"
        + $" FOR EACH ROW{place}\n{Body(trigger)}";

    /// <summary>CREATE EVENT, or ALTER EVENT where there is one.</summary>
    public static string Event(CatalogObject item, CatalogObject? was)
    {
        var text = new StringBuilder(was is null ? "CREATE" : "ALTER").Append(Definer(item, was));
        text.Append(" EVENT ").Append(Names.Quote(item.Id.Name)).Append("\n  ON SCHEDULE ");
        if (EventKind.At.Of(item) is { } moment)
            text.Append("AT ").Append(Names.Literal(moment));
        else
            Every(text, item);
        text.Append("\n  ON COMPLETION ").Append(EventKind.Preserved.Of(item) ? "PRESERVE" : "NOT PRESERVE");
        text.Append("\n  ").Append(Status(item));
        text.Append("\n  COMMENT ").Append(Names.Literal(CommonFacets.Comment.Of(item) ?? ""));
        return text.Append("\n  DO ").Append(Body(item)).ToString();
    }

    /// <summary>The word of a routine's kind in SQL.</summary>
    public static string Word(CatalogObject routine) => routine.Kind.Name.Replace('_', ' ').ToUpperInvariant();

    private static void Every(StringBuilder text, CatalogObject item)
    {
        var every = EventKind.Every.Of(item) ?? "";
        var unit = every.LastIndexOf(' ');
        text.Append($"EVERY {Names.Literal(every[..Math.Max(unit, 0)])} {every[(unit + 1)..]}");
        if (EventKind.Starts.Of(item) is { } starts)
            text.Append(" STARTS ").Append(Names.Literal(starts));
        if (EventKind.Ends.Of(item) is { } ends)
            text.Append(" ENDS ").Append(Names.Literal(ends));
    }

    private static string Status(CatalogObject item) =>
        EventKind.Status.Of(item) switch
        {
            null => "ENABLE",
            "disabled_on_replica" => "DISABLE ON SLAVE",
            _ => "DISABLE",
        };

    /// <summary>A function has no modes but in newer MariaDB, which takes IN for what says nothing.</summary>
    private static IEnumerable<string> Parameters(CatalogObject routine)
    {
        const string In = "IN ";
        return (RoutineKinds.Parameters.Of(routine) ?? []).Select(text =>
            routine.Kind == RoutineKinds.Function && text.StartsWith(In, StringComparison.Ordinal)
                ? text[In.Length..]
                : text
        );
    }

    private static string Create(CatalogObject item, CatalogObject? was, bool replaces) =>
        $"CREATE{(replaces ? " OR REPLACE" : "")}{Definer(item, was)}";

    private static string Security(CatalogObject item) => CommonFacets.Invoker.Of(item) ? "INVOKER" : "DEFINER";

    /// <summary>
    /// The account, with a blank before the clause; empty where nobody said: then it is whoever runs the statement. The host
    /// stands behind the last @ (MySQL manual, "Specifying Account Names").
    /// </summary>
    private static string Definer(CatalogObject item, CatalogObject? was)
    {
        if (SessionSettings.Stated(CommonFacets.Definer, item, was) is not { } account)
            return "";
        var at = account.LastIndexOf('@');
        var (user, host) = at < 0 ? (account, "") : (account[..at], account[(at + 1)..]);
        return $" DEFINER = {Names.Quote(user)}{(host.Length == 0 ? "" : "@" + Names.Quote(host))}";
    }

    /// <summary>As its author wrote it, where that is known.</summary>
    private static string Body(CatalogObject item) =>
        CommonFacets.Source.Of(item) ?? item[item.Kind.Facets.First(facet => facet.Name == "body")].AsText ?? "";
}
