using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An event trigger (pg_event_trigger): a function that runs when a definition is changed.</summary>
internal sealed class EventTriggerKind : IPostgreSqlKind
{
    internal static readonly Facet<string?> Event = Facet.Text("event");

    // WHEN TAG IN (…): a set.
    internal static readonly Facet<IReadOnlyList<string>?> Tags = Facet.List("tags");
    internal static readonly Facet<string?> Function = Facet.Text("function");
    internal static readonly Facet<string?> State = Facet.Text("state");

    public ObjectKind Kind { get; } =
        new(
            "event_trigger",
            DriftGroup.TriggerMismatch,
            [Event, Tags, Function, State, CommonFacets.Owner, CommonFacets.Comment]
        );

    public string Query { get; } = EmbeddedSql.OfKind("EventTrigger");

    public KindPlan Plan { get; } = new EventTriggerPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        context.Add(
            new CatalogObject(
                new ObjectId(Kind.Name, "", "", row.GetString(1)),
                Kind,
                Event.Is(row.GetString(2)),
                Tags.Is(Sorted.Of(row.List(3))),
                Function.Is(RoutineName.Of(row.Text(4))),
                State.Is(EnabledState.Of(row.Code(5))),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(6))),
                CommonFacets.Comment.Is(context.Comment(SystemCatalog.EventTrigger, oid))
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.EventTrigger, oid),
            },
            SystemCatalog.EventTrigger,
            oid
        );
    }
}
