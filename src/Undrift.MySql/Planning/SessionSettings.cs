using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>
/// Settings of the session that a statement needs: views, routines, triggers and events keep those that they were made under.
/// Null: what the plan's session has.
/// </summary>
internal sealed record SessionSettings
{
    /// <summary>The modes of a new object that names none: those that the server gives every session.</summary>
    public const string ServerModes = "DEFAULT";

    /// <summary>As in SQL, with its quotes.</summary>
    public string? SqlMode { get; init; }

    /// <summary>What the client's texts are in.</summary>
    public string? Charset { get; init; }

    /// <summary>What the client's texts are compared by.</summary>
    public string? Collation { get; init; }

    /// <summary>The default of the database, which variables of stored code have.</summary>
    public string? DatabaseCollation { get; init; }

    /// <summary>The zone that times are written in.</summary>
    public string? TimeZone { get; init; }

    /// <summary>False where a foreign key names what is not there.</summary>
    public bool ForeignKeyChecks { get; init; } = true;

    /// <summary>False where the history of a table is not to be changed (MariaDB).</summary>
    public bool KeepsHistory { get; init; }

    /// <summary>The settings that an object keeps, as it states them.</summary>
    /// <param name="item">A view, routine, trigger or event.</param>
    /// <param name="was">The object in whose place it comes: what nothing is said of stays; null: none.</param>
    public static SessionSettings Of(CatalogObject item, CatalogObject? was)
    {
        var modes = CommonFacets.SqlMode.Of(item) ?? (was is null ? null : CommonFacets.SqlMode.Of(was));
        return new SessionSettings
        {
            SqlMode =
                modes is null ? ServerModes
                : modes is ["(none)"] ? "''"
                : Names.Literal(string.Join(',', modes)),
            Charset = Stated(CommonFacets.ClientCharset, item, was),
            Collation = Stated(CommonFacets.ClientCollation, item, was),
            DatabaseCollation = Stated(CommonFacets.DatabaseCollation, item, was),
        };
    }

    /// <summary>What is stated, else what was there before.</summary>
    public static string? Stated(Facet<string?> facet, CatalogObject item, CatalogObject? was) =>
        facet.Of(item) ?? (was is null ? null : facet.Of(was));

    /// <summary>The assignments that make these settings of others; empty where they are the same.</summary>
    public IEnumerable<string> From(SessionSettings before, SessionSettings plan)
    {
        if ((SqlMode ?? plan.SqlMode) is { } mode && mode != (before.SqlMode ?? plan.SqlMode))
            yield return $"sql_mode = {mode}";
        if ((Charset ?? plan.Charset) is { } charset && charset != (before.Charset ?? plan.Charset))
            yield return $"character_set_client = {Names.Literal(charset)}";
        var (collation, was) = (Collation ?? plan.Collation, before.Collation ?? plan.Collation);
        if (collation != was)
            yield return $"collation_connection = {(collation is null ? "@undrift_collation" : Names.Literal(collation))}";
        if ((TimeZone ?? plan.TimeZone) is var zone && zone != (before.TimeZone ?? plan.TimeZone))
            yield return $"time_zone = {(zone is null ? "@undrift_time_zone" : Names.Literal(zone))}";
        if (ForeignKeyChecks != before.ForeignKeyChecks)
            yield return $"foreign_key_checks = {(ForeignKeyChecks ? 1 : 0)}";
        if (KeepsHistory != before.KeepsHistory)
            yield return $"system_versioning_alter_history = {(KeepsHistory ? "KEEP" : "ERROR")}";
    }
}
