using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A subscription (pg_subscription). Its connection string is never read: it may hold a password.</summary>
internal sealed class SubscriptionKind : IPostgreSqlKind
{
    internal static readonly Facet<bool> Enabled = Facet.Flag("enabled");

    // A set.
    internal static readonly Facet<IReadOnlyList<string>?> Publications = Facet.List("publications");

    // Null: none.
    internal static readonly Facet<string?> SlotName = Facet.Text("slot_name");
    internal static readonly Facet<string?> SynchronousCommit = Facet.Text("synchronous_commit");
    internal static readonly Facet<bool> Binary = Facet.Flag("binary");

    // on or parallel; null: off, as it was before 14. What goes without saying is off before 18 and parallel since.
    internal static readonly Facet<string?> Streaming = Facet.Text("streaming", newerDefault: (18, "parallel"));
    internal static readonly Facet<bool> TwoPhase = Facet.Flag("two_phase");
    internal static readonly Facet<bool> DisableOnError = Facet.Flag("disable_on_error");
    internal static readonly Facet<bool> NoPassword = Facet.Flag("password_not_required", DriftGroup.SecurityMismatch);
    internal static readonly Facet<bool> RunAsOwner = Facet.Flag("run_as_owner", DriftGroup.SecurityMismatch);
    internal static readonly Facet<bool> Failover = Facet.Flag("failover");

    // Null: any.
    internal static readonly Facet<string?> Origin = Facet.Text("origin");

    /// <summary>What ALTER SUBSCRIPTION … SET takes, with its name there and the value that goes without saying.</summary>
    internal static readonly IReadOnlyList<(Facet Facet, string Name, string Standard)> Parameters =
    [
        (SlotName, "slot_name", "NONE"),
        (SynchronousCommit, "synchronous_commit", "off"),
        (Binary, "binary", "false"),
        (Streaming, "streaming", "off"),
        (DisableOnError, "disable_on_error", "false"),
        (NoPassword, "password_required", "true"),
        (RunAsOwner, "run_as_owner", "false"),
        (Failover, "failover", "false"),
        (Origin, "origin", "any"),
    ];

    // Like a trigger, it decides what a change of rows sets off: here of the publisher's rows.
    public ObjectKind Kind { get; } =
        new(
            "subscription",
            DriftGroup.TriggerMismatch,
            [
                Enabled,
                Publications,
                SlotName,
                SynchronousCommit,
                Binary,
                Streaming,
                TwoPhase,
                DisableOnError,
                NoPassword,
                RunAsOwner,
                Failover,
                Origin,
                CommonFacets.Owner,
                CommonFacets.Comment,
            ]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Subscription");

    public KindPlan Plan { get; } = new SubscriptionPlan();

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var name = row.GetString(0);
        if (row.IsDBNull(4))
        {
            context.Gaps.Add(
                new Gap(
                    $"{SynchronousCommit.Name} of the subscription {name}",
                    "the login may not read it: grant SELECT (subsynccommit) on pg_catalog.pg_subscription to the checking role"
                )
            );
            context.Unread.Add(SynchronousCommit);
        }
        context.Add(
            new CatalogObject(
                new ObjectId(Kind.Name, "", "", name),
                Kind,
                Enabled.Is(row.Flag(1)),
                Publications.Is(Sorted.Of(row.List(2))),
                SlotName.Is(row.Text(3)),
                SynchronousCommit.Is(Without("off", row.Text(4))),
                Binary.Is(row.Flag(5)),
                Streaming.Is(StreamingOf(row.GetString(6))),
                TwoPhase.Is(row.Code(7) != 'd'),
                DisableOnError.Is(row.Flag(8)),
                NoPassword.Is(!row.Flag(9)),
                RunAsOwner.Is(row.Flag(10)),
                Failover.Is(row.Flag(11)),
                Origin.Is(Without("any", row.Text(12))),
                CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(14))),
                CommonFacets.Comment.Is(row.Text(13))
            )
        );
    }

    private static string? Without(string standard, string? value) => value == standard ? null : value;

    // pg_subscription.substream: a boolean before 16, a letter since.
    private static string? StreamingOf(string value) =>
        value switch
        {
            "false" or "f" => null,
            "true" or "t" => "on",
            "p" => "parallel",
            _ => value,
        };
}
