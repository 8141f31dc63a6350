using Npgsql;

namespace Undrift.PostgreSql.Respelling;

/// <summary>
/// Asks a scratch server whether printed texts differ in spelling only: both are parsed in one context and printed again.
/// pg_get_expr() and its like give no fixpoint: <c>a IN ('x')</c> of a varchar is printed as <c>= ANY
/// ((ARRAY['x'::character varying])::text[])</c>, which is parsed into casts of each element and printed so; before 16 a
/// view's columns are always qualified.
/// </summary>
internal sealed class Respeller(IReadOnlyList<SpellingPair> pairs, Catalog desired, Catalog actual)
{
    // The second printing is a fixpoint of all that is known; a third would settle a text that was printed by another version.
    private const int Rounds = 2;
    private readonly CatalogIndex _index = new(desired);
    private readonly Spelling?[] _answers = new Spelling?[pairs.Count];

    /// <summary>Asks.</summary>
    public static async Task<SpellingAnswer> AskAsync(
        IReadOnlyList<SpellingPair> pairs,
        Catalog desired,
        Catalog actual,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        try
        {
            await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
            await using var connection = await scratch.OpenAsync(options.Timeout, cancellation);
            var session = new ScratchSession(connection, options.Timeout, cancellation);
            return await new Respeller(pairs, desired, actual).RunAsync(session, scratch.Description);
        }
        catch (Exception e) when (e is UndriftException or NpgsqlException)
        {
            return new SpellingAnswer(
                [.. pairs.Select(_ => (Spelling?)null)],
                [
                    $"{Count(pairs.Count)} as printed by the server; whether only the spelling differs could not be asked: {e.Message}",
                ]
            );
        }
    }

    private async Task<SpellingAnswer> RunAsync(ScratchSession session, string server)
    {
        await session.PrepareAsync();
        var left = Probes(pair => OldExtract.In(pair.Expected, desired, other: actual));
        var right = Probes(pair => OldExtract.In(pair.Actual, actual, other: desired));
        await session.RunInAnyOrderAsync(new Surroundings(_index).Of(Statements(left).Concat(Statements(right))));
        var origin = new CatalogOrigin(server);
        for (var round = 0; round < Rounds && _answers.Any(answer => answer is not { IsSame: true }); round++)
        {
            var (one, other) = (
                await session.ReadBackAsync(Statements(left), origin),
                await session.ReadBackAsync(Statements(right), origin)
            );
            (left, right) = (After(left, one.Catalog), After(right, other.Catalog));
            for (var at = 0; at < pairs.Count; at++)
                if (_answers[at] is not { IsSame: true } && (left[at], right[at]) is ({ } expected, { } actual))
                    _answers[at] = one.HasSameTrees(other, expected.Id.Name)
                        ? new Spelling(expected[pairs[at].Facet], expected[pairs[at].Facet])
                        : new Spelling(expected[pairs[at].Facet], actual[pairs[at].Facet]);
        }
        return new SpellingAnswer(_answers, Notes(server));
    }

    /// <summary>The objects under names of their own, so that they can stand beside what the context holds.</summary>
    private CatalogObject?[] Probes(Func<SpellingPair, CatalogObject> side) =>
        [.. pairs.Select((pair, at) => Copy(side(pair), pair.Expected.Id, $"undrift_probe_{at}"))];

    /// <summary>A copy, which knows what it is a copy of: a table has the columns of that.</summary>
    private static CatalogObject Copy(CatalogObject item, ObjectId original, string name) =>
        new(item.Id with { Name = name }, item.Kind, item.Facets) { Template = original };

    private IEnumerable<string> Statements(CatalogObject?[] probes) =>
        probes.OfType<CatalogObject>().Select(item => Surroundings.KindOf(item).Probe(item, _index)).OfType<string>();

    private CatalogObject?[] After(CatalogObject?[] probes, Catalog catalog) =>
        [
            .. probes.Select(
                (item, at) =>
                    item is not null && catalog.Find(item.Id) is { } found
                        ? Copy(found, pairs[at].Expected.Id, found.Id.Name)
                        : null
            ),
        ];

    private IReadOnlyList<string> Notes(string server)
    {
        var unasked = pairs.Where((_, at) => _answers[at] is null).ToList();
        return unasked.Count == 0
            ? []
            :
            [
                $"{Count(unasked.Count)} as printed by the server ({unasked[0].Expected.Id} {unasked[0].Facet}"
                    + $"{(unasked.Count > 1 ? ", …" : "")}); whether only the spelling differs could not be found out on {server}",
            ];
    }

    private static string Count(int texts) => texts == 1 ? "1 text differs" : $"{texts} texts differ";
}
