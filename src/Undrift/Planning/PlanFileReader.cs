using static Undrift.PlanFileFormat;

namespace Undrift;

/// <summary>Reads a plan file strictly: what it does not understand might be what matters.</summary>
public static class PlanFileReader
{
    internal const string MakeAnew = "make the plan anew with 'undrift fix -o FILE'";

    private static readonly string[] Members =
    [
        Format,
        SchemaVersion,
        Tool,
        Engine,
        Database,
        Desired,
        Schemas,
        Cluster,
        Fingerprint,
        TargetFingerprint,
        Statements,
        Notes,
        Residue,
        Proof,
        PlanFileFormat.Hash,
    ];

    /// <summary>Reads a plan file.</summary>
    /// <param name="path">The path as the user wrote it.</param>
    /// <exception cref="UndriftException">It cannot be read, is no plan, is of another version or was edited.</exception>
    public static PlanFile ReadFile(string path) => Read(FileOf(path).Bytes(), path);

    /// <summary>Reads a plan that is in memory.</summary>
    /// <param name="bytes">The whole file, UTF-8.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="UndriftException">It is no plan, is of another version or was edited.</exception>
    public static PlanFile Read(ReadOnlyMemory<byte> bytes, string name) => FileOf(name).Read(bytes, Read);

    private static JsonFile FileOf(string path) => new(path, "the plan", MakeAnew, FailureKind.Failed);

    private static PlanFile Read(JsonPlace root)
    {
        if (!root.IsObject || root.Find(Format)?.TextOrNull() != Name)
            throw root.Fail($"is of another format: expected \"format\": \"{Name}\"");
        if (root[SchemaVersion].Number() is var version && version != PlanFileFormat.Version)
            throw root[SchemaVersion]
                .Fail(
                    $"is {version}; this version of Undrift reads {PlanFileFormat.Version}",
                    "use the version of Undrift that wrote the plan, or " + MakeAnew
                );
        root.AsObject(Members);
        var file = new PlanFile(
            root[Tool].Text(),
            root[Engine].Text(),
            Side(root[Database]),
            Side(root[Desired]),
            root[Schemas].Texts(),
            root[Cluster].Flag(),
            root[Fingerprint].Text(),
            root[TargetFingerprint].Text(),
            new Plan([.. root[Statements].Items().Select(Statement)], [.. root[Residue].Items().Select(ResidueOf)])
            {
                Notes = root.Find(Notes)?.Texts() ?? [],
            },
            Standing(root[Proof])
        );
        if (root[PlanFileFormat.Hash].Text() != PlanFileWriter.Hash(file))
            throw root.Fail("was edited after it was made: its content does not fit its hash");
        return file;
    }

    private static PlanSide Side(JsonPlace place)
    {
        place.AsObject(Source, SideVersion);
        return new PlanSide(place[Source].Text(), place[SideVersion].TextOrNull());
    }

    private static PlanStatement Statement(JsonPlace place)
    {
        place.AsObject(Sql, PlanFileFormat.Object, Hazards, TakenLock, Rows, InTransaction);
        // Follows from the statements themselves; the hash says whether it was changed.
        place[InTransaction].Flag();
        var item = place[PlanFileFormat.Object];
        return new PlanStatement(
            place[Sql].Text(),
            item.IsNull ? null : Identity(item),
            [.. place[Hazards].Items().Select(HazardOf)]
        )
        {
            Lock = place.Find(TakenLock) is { } taken ? LockOf(taken) : null,
            Rows = place.Find(Rows) is { } rows ? RowsOf(rows) : null,
        };
    }

    private static TableRows RowsOf(JsonPlace place)
    {
        place.AsObject(RowTable, Count, Exact, Bytes, Spared);
        return JsonRows.Read(place);
    }

    internal static Hazard HazardOf(JsonPlace place) =>
        HazardNames.Find(place.Text())
        ?? throw place.Expected("the name of a hazard", Nearest.Hint(place.Text(), HazardNames.All));

    private static PlanLock LockOf(JsonPlace place)
    {
        place.AsObject(Class, Relation, Blocks);
        place[Blocks].Text();
        var name = place[Class];
        return new PlanLock(
            PlanLock.Find(name.Text()) ?? throw name.Expected("the name of a lock"),
            Identity(place[Relation])
        );
    }

    private static PlanResidue ResidueOf(JsonPlace place)
    {
        place.AsObject(PlanFileFormat.Object, Reason);
        return new PlanResidue(Identity(place[PlanFileFormat.Object]), place[Reason].Text());
    }

    private static PlanStanding Standing(JsonPlace place)
    {
        place.AsObject(Proven, Left, Without, StandIns, Failure, DurationMs);
        return new PlanStanding(
            place[Proven].Flag(),
            [.. place[Left].Items().Select(LeftOf)],
            place[Failure].TextOrNull(),
            TimeSpan.FromMilliseconds(place[DurationMs].Number())
        )
        {
            Without = Identities(place, Without),
            StandIns = Identities(place, StandIns),
        };
    }

    private static (string Type, ObjectId Object) LeftOf(JsonPlace place)
    {
        place.AsObject(PlanFileFormat.Type, PlanFileFormat.Object);
        return (place[PlanFileFormat.Type].Text(), Identity(place[PlanFileFormat.Object]));
    }

    private static IReadOnlyList<ObjectId> Identities(JsonPlace place, string member) =>
        place.Find(member) is { } found ? [.. found.Items().Select(Identity)] : [];

    private static ObjectId Identity(JsonPlace place)
    {
        place.AsObject(Kind, Schema, Table, ObjectName, Signature);
        return place.Identity();
    }
}
