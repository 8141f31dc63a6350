using Undrift.MySql.Connection;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Events: what the server runs by the clock (information_schema.EVENTS).</summary>
internal sealed class EventKind : IMySqlKind
{
    public const string Name = "event";

    /// <summary>The moment of one that is run once.</summary>
    internal static readonly Facet<string?> At = Facet.Text("at");

    /// <summary>The interval of one that is run again and again: <c>1 DAY</c>.</summary>
    internal static readonly Facet<string?> Every = Facet.Text("every");

    /// <summary>When it begins; null where nobody said: then it began when it was made.</summary>
    internal static readonly Facet<string?> Starts = Facet.Text("starts", comparison: FacetComparison.WhereStated);
    internal static readonly Facet<string?> Ends = Facet.Text("ends");

    /// <summary>disabled, or disabled_on_replica; null: enabled.</summary>
    internal static readonly Facet<string?> Status = Facet.Text("status");

    /// <summary>True for ON COMPLETION PRESERVE.</summary>
    internal static readonly Facet<bool> Preserved = Facet.Flag("preserved");
    internal static readonly Facet<string?> Body = Facet.Text("body");

    /// <summary>The time zone of its times.</summary>
    internal static readonly Facet<string?> TimeZone = Facet.Text("time_zone", comparison: FacetComparison.WhereStated);

    public static ObjectKind Modelled { get; } =
        new(
            Name,
            // What is run on its own is as near to a trigger as anything.
            DriftGroup.TriggerMismatch,
            [At, Every, Starts, Ends, Status, Preserved, Body, TimeZone, CommonFacets.Comment, .. StoredCode.Facets]
        )
        {
            NamesIgnoreCase = true,
        };

    public ObjectKind Kind => Modelled;

    public string Query(ServerVersion server) => EmbeddedSql.OfKind("Event", "Event");

    public void Read(CatalogRow row, ReadContext context) =>
        context.Add(
            new CatalogObject(
                new ObjectId(Name, "", "", row.Text("EVENT_NAME")),
                Kind,
                [
                    At.Is(row["EXECUTE_AT"]),
                    Every.Is(row["INTERVAL_FIELD"] is { } unit ? $"{row["INTERVAL_VALUE"]} {unit}" : null),
                    Starts.Is(StartsOf(row)),
                    Ends.Is(row["ENDS"]),
                    Status.Is(StatusOf(row["STATUS"])),
                    Preserved.Is(row["ON_COMPLETION"] == "PRESERVE"),
                    Body.Is(NormalText.Body(row.Text("EVENT_DEFINITION"), row["SQL_MODE"])),
                    TimeZone.Is(context.Server.TimeZone(row["TIME_ZONE"])),
                    CommonFacets.Comment.Is(row.NonEmpty("EVENT_COMMENT")),
                    .. StoredCode.Values(row, "EVENT_DEFINITION", context),
                ]
            )
        );

    /// <summary>Without STARTS the server takes the moment of CREATE EVENT or ALTER EVENT (MySQL manual, "CREATE EVENT").</summary>
    private static string? StartsOf(CatalogRow row) =>
        row["STARTS"] is var starts && (starts == row["CREATED"] || starts == row["LAST_ALTERED"]) ? null : starts;

    /// <summary>MySQL 8.2 says REPLICA_SIDE_DISABLED where older servers say SLAVESIDE_DISABLED.</summary>
    private static string? StatusOf(string? status) =>
        status switch
        {
            "ENABLED" => null,
            "DISABLED" => "disabled",
            "SLAVESIDE_DISABLED" or "REPLICA_SIDE_DISABLED" => "disabled_on_replica",
            _ => status,
        };
}
