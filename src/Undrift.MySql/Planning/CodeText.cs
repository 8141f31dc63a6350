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
            text.Append('(').AppendJoin(", ", Parameters(routine, was)).Append(')');
        if (RoutineKinds.Returns.Of(routine) is { } type)
            text.Append(IsOfOracle(routine, was) ? " RETURN " : " RETURNS ").Append(type);
        if (!isPackage && RoutineKinds.Deterministic.Of(routine))
            text.Append("\n  DETERMINISTIC");
        if (RoutineKinds.DataAccess.Of(routine) is { } access)
            text.Append("\n  ").Append(access);
        if (CommonFacets.Invoker.Of(routine))
            text.Append("\n  SQL SECURITY INVOKER");
        if (CommonFacets.Comment.Of(routine) is { } comment)
            text.Append("\n  COMMENT ").Append(Names.Literal(comment));
        if (RoutineKinds.Language.Of(routine) is not { } language)
            return text.Append('\n').Append(Body(routine)).ToString();
        text.Append("\n  LANGUAGE ").Append(language);
        if (RoutineKinds.Libraries.Of(routine) is { } libraries)
            text.Append(" USING (").AppendJoin(", ", libraries).Append(')');
        return text.Append("\nAS ").Append(Quoted(Body(routine))).ToString();
    }

    /// <summary>CREATE LIBRARY (MySQL 9.2).</summary>
    public static string Library(CatalogObject library) =>
        $"CREATE LIBRARY {Names.Quote(library.Id.Name)}"
        + (CommonFacets.Comment.Of(library) is { } comment ? $" COMMENT {Names.Literal(comment)}" : "")
        + $" LANGUAGE {RoutineKinds.Language.Of(library)}\nAS {Quoted(RoutineKinds.Body.Of(library) ?? "")}";

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

    /// <summary>
    /// A function has no modes but in newer MariaDB, which takes IN for what says nothing. In the other language the mode stands
    /// behind the name (MariaDB manual, "sql_mode=ORACLE").
    /// </summary>
    private static IEnumerable<string> Parameters(CatalogObject routine, CatalogObject? was)
    {
        var (oracle, isFunction) = (IsOfOracle(routine, was), routine.Kind == RoutineKinds.Function);
        foreach (var text in RoutineKinds.Parameters.Of(routine) ?? [])
        {
            var mode = text[..text.IndexOf(' ')];
            var rest = text[(mode.Length + 1)..];
            var name = SqlTokenizer.Split(rest)[0];
            yield return isFunction && mode == "IN" ? rest
            : oracle ? $"{rest[..name.End]} {mode}{rest[name.End..]}"
            : text;
        }
    }

    private static bool IsOfOracle(CatalogObject item, CatalogObject? was) =>
        (CommonFacets.SqlMode.Of(item) ?? (was is null ? null : CommonFacets.SqlMode.Of(was)))?.Contains("ORACLE")
        == true;

    /// <summary>A text between two marks that do not occur in it.</summary>
    private static string Quoted(string text)
    {
        var mark = "$$";
        for (var number = 0; text.Contains(mark, StringComparison.Ordinal); number++)
            mark = $"$undrift{number}$";
        return mark + text + mark;
    }

    private static string Create(CatalogObject item, CatalogObject? was, bool replaces) =>
        $"CREATE{(replaces ? " OR REPLACE" : "")}{Definer(item, was)}";

    private static string Security(CatalogObject item) => CommonFacets.Invoker.Of(item) ? "INVOKER" : "DEFINER";

    /// <summary>The clause with a blank before it; empty where nobody said: then it is whoever runs the statement.</summary>
    private static string Definer(CatalogObject item, CatalogObject? was) =>
        SessionSettings.Stated(CommonFacets.Definer, item, was) is { } account
            ? $" DEFINER = {AccountName.Quote(account)}"
            : "";

    /// <summary>As its author wrote it, where that is known.</summary>
    private static string Body(CatalogObject item) =>
        CommonFacets.Source.Of(item) ?? item[item.Kind.Facets.First(facet => facet.Name == "body")].AsText ?? "";
}
