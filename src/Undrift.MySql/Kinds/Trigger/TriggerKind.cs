using Undrift.MySql.Connection;
using Undrift.MySql.Reading;
using Undrift.MySql.Text;

namespace Undrift.MySql.Kinds;

/// <summary>Triggers (information_schema.TRIGGERS). Their order is a facet of the table.</summary>
internal sealed class TriggerKind : IMySqlKind
{
    public const string Name = "trigger";

    internal static readonly Facet<string?> Timing = Facet.Text("timing");
    internal static readonly Facet<string?> Event = Facet.Text("event");
    internal static readonly Facet<string?> Body = Facet.Text("body");

    public static ObjectKind Modelled { get; } =
        new(Name, DriftGroup.TriggerMismatch, [Timing, Event, Body, .. StoredCode.Facets]);

    public ObjectKind Kind => Modelled;

    public string Query(ServerVersion server) => EmbeddedSql.OfKind("Trigger", "Trigger");

    public void Read(CatalogRow row, ReadContext context)
    {
        var table = row.Text("TABLE_NAME");
        context.TableOf(row)?.Triggers.Add(row);
        context.Add(
            new CatalogObject(
                new ObjectId(Name, "", table, row.Text("TRIGGER_NAME")),
                Kind,
                [
                    Timing.Is(row["ACTION_TIMING"]),
                    Event.Is(row["EVENT_MANIPULATION"]),
                    Body.Is(NormalText.Body(row.Text("ACTION_STATEMENT"), row["SQL_MODE"])),
                    .. StoredCode.Values(row, "ACTION_STATEMENT", context),
                ]
            )
            {
                Owner = TableKind.IdOf(table),
            }
        );
    }

    /// <summary>The triggers of a table in the order in which each event runs them.</summary>
    public static IReadOnlyList<string> OrderOf(IEnumerable<CatalogRow> triggers) =>
        [
            .. triggers
                .Select(row => (Event: $"{row["ACTION_TIMING"]} {row["EVENT_MANIPULATION"]}", Row: row))
                .OrderBy(item => item.Event, StringComparer.Ordinal)
                .ThenBy(item => item.Row.Number("ACTION_ORDER"))
                .Select(item => $"{item.Event} {Names.Quote(item.Row.Text("TRIGGER_NAME"))}"),
        ];
}
