using System.Globalization;

namespace Undrift;

/// <summary>
/// Reads a JSON report back: every format can then be made of it. Members that it does not know are passed over, as they
/// may be added within a schema version.
/// </summary>
public static class ReportReader
{
    internal const string MakeAnew = "make the report anew with 'undrift check --export FILE'";

    /// <summary>Reads a report.</summary>
    /// <param name="path">The path as the user wrote it.</param>
    /// <param name="kindsOf">The kinds of the engine of a name; null for one that is not known.</param>
    /// <exception cref="UndriftException">It cannot be read, is no report, or is of another version.</exception>
    public static CheckReport ReadFile(string path, Func<string, IReadOnlyList<ObjectKind>?> kindsOf) =>
        Read(FileOf(path).Bytes(), path, kindsOf);

    /// <summary>Reads a report that is in memory.</summary>
    /// <param name="bytes">The whole file, UTF-8.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="kindsOf">The kinds of the engine of a name; null for one that is not known.</param>
    /// <exception cref="UndriftException">It is no report, or is of another version.</exception>
    public static CheckReport Read(
        ReadOnlyMemory<byte> bytes,
        string name,
        Func<string, IReadOnlyList<ObjectKind>?> kindsOf
    ) => FileOf(name).Read(bytes, root => Read(root, kindsOf));

    private static JsonFile FileOf(string path) => new(path, "the report", MakeAnew, FailureKind.Configuration);

    private static CheckReport Read(JsonPlace root, Func<string, IReadOnlyList<ObjectKind>?> kindsOf)
    {
        RequireVersion(root);
        var (target, desired, policy) = (root["target"], root["desired"], root["policy"]);
        var engine = target["engine"].Text();
        var findings = new FindingReader(kindsOf(engine) ?? []);
        var drifts = root["drifts"].Items().Select(place => (Place: place, Finding: findings.Read(place))).ToArray();
        var coverage = root["coverage"];
        return new CheckReport(
            root["tool"].Text(),
            root["command"].Text(),
            root["environment"].TextOrNull(),
            engine,
            Target(target),
            new CatalogOrigin(desired["source"].Text(), desired["version"].TextOrNull()),
            JudgementOf(root, [.. drifts.Select(drift => drift.Finding)]),
            coverage["objects"].Count(),
            coverage["facets"].Count(),
            root["fingerprint"].Text(),
            Time(root["started_at"]),
            TimeSpan.FromMilliseconds(root["duration_ms"].Count()),
            policy["enforced"].Flag(),
            ShowSeverity: drifts.Any(drift => drift.Place.Find("severity") is not null)
        )
        {
            DesiredFile = desired["file"].TextOrNull(),
            Migrations = root.Find("migrations") is { } migrations ? MigrationsOf(migrations, root) : null,
            Remedy = root.Find("plan") is { } plan
                ? RemedyReader.Read(plan, drifts.Select(drift => (drift.Finding.Drift.Id, drift.Place)))
                : null,
            Migration = RemedyReader.MigrationOf(drifts.Select(drift => (drift.Finding.Drift.Id, drift.Place))),
            Trend = root.Find("trend") is { } trend ? [.. trend.Items().Select(PointOf)] : [],
        };
    }

    private static void RequireVersion(JsonPlace root)
    {
        if (!root.IsObject || root.Find("schema_version") is not { } place)
            throw root.Fail("is no report of Undrift: it has no schema_version");
        if (place.Number() is var version && version != JsonReport.SchemaVersion)
            throw place.Fail(
                $"is {version}; this version of Undrift reads {JsonReport.SchemaVersion}",
                "use the version of Undrift that wrote the report, or " + MakeAnew
            );
    }

    private static CatalogOrigin Target(JsonPlace target) =>
        new(
            target["source"].Text(),
            target["server_version"].TextOrNull(),
            target["host"].TextOrNull(),
            target["port"].IsNull ? null : target["port"].Count(),
            target["database"].TextOrNull()
        );

    private static Judgement JudgementOf(JsonPlace root, IReadOnlyList<Finding> findings) =>
        new(
            findings,
            [.. root["ignored"].Items().Select(FindingReader.ReadIgnored)],
            [.. root["coverage"]["not_comparable"].Items().Select(GapOf)],
            VerdictOf(root["verdict"]),
            root["policy"]["fail_pipeline"].Flag(),
            [.. root["policy"]["block_on"].Items().Select(FindingReader.SeverityOf)],
            root["notes"].Texts()
        )
        {
            Freeze = root.Find("freeze") is { } freeze
                ? new ActiveFreeze(
                    freeze["name"].Text(),
                    freeze["reason"].TextOrNull(),
                    Time(freeze["until"]),
                    FindingReader.RuleOf(freeze["rule"])
                )
                : null,
            Override = root.Find("override") is { } let
                ? new Override(let["reason"].Text(), let["ticket"].Text(), let["by"].Text(), Time(let["until"]))
                : null,
        };

    private static Gap GapOf(JsonPlace place) =>
        new(
            place["subject"].Text(),
            place["reason"].Text(),
            place.Find("object")?.Identity(),
            place.Find("kind")?.Text()
        );

    private static MigrationReport MigrationsOf(JsonPlace place, JsonPlace root) =>
        new(
            place["source"].Text(),
            [
                .. place["faults"]
                    .Items()
                    .Select(fault => new MigrationFault(
                        fault["message"].Text(),
                        fault["where"].Text(),
                        fault["fails"].Flag()
                    )),
            ]
        )
        {
            Applied = place["applied"].TextOrNull(),
            Next =
            [
                .. place["next"]
                    .Items()
                    .Select(next => new NextCommand(next["command"].Text(), next["purpose"].Text())),
            ],
            Pending = root["pending_migrations"].Texts(),
        };

    private static TrendPoint PointOf(JsonPlace place) =>
        new(
            Time(place["at"]),
            VerdictOf(place["verdict"]),
            place["ERROR"].Count(),
            place["WARNING"].Count(),
            place["INFO"].Count()
        );

    private static Verdict VerdictOf(JsonPlace place) =>
        place.OneOf([.. Enum.GetValues<Verdict>().Select(verdict => (ReportWords.Of(verdict), verdict))]);

    /// <summary>A point in time (RFC 3339).</summary>
    internal static DateTimeOffset Time(JsonPlace place) =>
        DateTimeOffset.TryParse(
            place.Text(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : throw place.Expected("a time such as 2026-11-20T08:30:00Z");
}
