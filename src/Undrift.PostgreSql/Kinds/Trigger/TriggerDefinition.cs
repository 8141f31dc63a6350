using System.Text;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The CREATE TRIGGER statement of a trigger, letter by letter as pg_get_triggerdef() prints it.</summary>
internal static class TriggerDefinition
{
    private const string When = "WHEN (";

    /// <summary>The statement, without a semicolon.</summary>
    public static string Of(CatalogObject trigger)
    {
        var condition = TriggerFacets.Condition.Of(trigger);
        return Head(trigger) + (condition is null ? "" : $"{When}{condition}) ") + Tail(trigger);
    }

    /// <summary>
    /// The condition in the server's definition of a trigger whose other facets are read. Null when the rest of the
    /// definition is not what these facets give: then something in it is not understood.
    /// </summary>
    public static string? ConditionIn(string definition, CatalogObject trigger)
    {
        var (before, after) = (Head(trigger) + When, ") " + Tail(trigger));
        return
            definition.Length >= before.Length + after.Length
            && definition.StartsWith(before, StringComparison.Ordinal)
            && definition.EndsWith(after, StringComparison.Ordinal)
            ? definition[before.Length..^after.Length]
            : null;
    }

    private static string Head(CatalogObject trigger)
    {
        var text = new StringBuilder("CREATE ");
        text.Append(TriggerFacets.Constraint.Of(trigger) ? "CONSTRAINT TRIGGER " : "TRIGGER ");
        text.Append(Identifier.Quote(trigger.Id.Name)).Append(' ').Append(TriggerFacets.Timing.Of(trigger)).Append(' ');
        text.AppendJoin(" OR ", EventsOf(trigger));
        text.Append(" ON ").Append(Identifier.Qualified(trigger.Id.Schema, trigger.Id.Parent)).Append(' ');
        if (TriggerFacets.ReferencedTable.Of(trigger) is { } referenced)
            text.Append("FROM ").Append(referenced).Append(' ');
        if (TriggerFacets.Constraint.Of(trigger))
            text.Append(TriggerFacets.Deferrable.Of(trigger) ? "" : "NOT ")
                .Append("DEFERRABLE INITIALLY ")
                .Append(TriggerFacets.InitiallyDeferred.Of(trigger) ? "DEFERRED " : "IMMEDIATE ");
        AppendTransitionTables(text, trigger);
        return text.Append(TriggerFacets.ForEachRow.Of(trigger) ? "FOR EACH ROW " : "FOR EACH STATEMENT ").ToString();
    }

    private static IEnumerable<string> EventsOf(CatalogObject trigger)
    {
        var columns = TriggerFacets.Columns.Of(trigger) is { } names
            ? " OF " + string.Join(", ", names.Select(Identifier.Quote))
            : "";
        return (TriggerFacets.Events.Of(trigger) ?? []).Select(word => word == "UPDATE" ? word + columns : word);
    }

    private static void AppendTransitionTables(StringBuilder text, CatalogObject trigger)
    {
        var (old, now) = (TriggerFacets.OldTable.Of(trigger), TriggerFacets.NewTable.Of(trigger));
        if (old is null && now is null)
            return;
        text.Append("REFERENCING ");
        if (old is not null)
            text.Append("OLD TABLE AS ").Append(Identifier.Quote(old)).Append(' ');
        if (now is not null)
            text.Append("NEW TABLE AS ").Append(Identifier.Quote(now)).Append(' ');
    }

    private static string Tail(CatalogObject trigger) =>
        $"EXECUTE FUNCTION {TriggerFacets.Function.Of(trigger)}("
        + string.Join(", ", (TriggerFacets.Arguments.Of(trigger) ?? []).Select(Literal.Quote))
        + ")";
}
