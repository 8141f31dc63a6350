using Undrift.MySql.Connection;
using Undrift.MySql.Native;
using Undrift.MySql.Reading;
using Undrift.MySql.Scratch;

namespace Undrift.MySql.Respelling;

/// <summary>
/// Asks a scratch server whether printed texts differ in spelling only: both are made there beside each other, read back, and
/// what was read is made once more. Another maker's server, another version, and a view that was restored from a dump print
/// other parentheses, casts and names of functions.
/// </summary>
internal sealed class Respeller(IReadOnlyList<SpellingPair> pairs, Catalog desired)
{
    // What one server printed of another's text may come out otherwise once more.
    private const int Rounds = 2;
    private readonly Spelling?[] _answers = [.. pairs.Select(Settled)];

    /// <summary>Asks.</summary>
    public static async Task<SpellingAnswer> AskAsync(
        IReadOnlyList<SpellingPair> pairs,
        Catalog desired,
        Catalog actual,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        var respeller = new Respeller(pairs, desired);
        if (respeller.Open.Count == 0)
            return new SpellingAnswer(respeller._answers, []);
        try
        {
            // One that stores names in lower case takes both spellings for one.
            var near = options.Near(actual) with
            {
                FoldsNames = desired.FoldsNames || actual.FoldsNames,
            };
            await using var scratch = await ScratchDatabase.CreateAsync(near, cancellation);
            var session = new ProbeSession(scratch, options.Timeout, cancellation);
            return await respeller.RunAsync(session, scratch);
        }
        catch (Exception e) when (e is UndriftException or MySqlException or TimeoutException)
        {
            return new SpellingAnswer(
                respeller._answers,
                [
                    $"{Count(respeller.Open.Count)} as printed by the server; whether only the spelling differs could not be asked: {e.Message}",
                ]
            );
        }
    }

    /// <summary>The numbers of the pairs that nobody has answered.</summary>
    private List<int> Open => [.. Enumerable.Range(0, pairs.Count).Where(at => _answers[at] is null)];

    /// <summary>A literal, or a key of plain columns, is no expression: what differs in it differs.</summary>
    private static Spelling? Settled(SpellingPair pair) =>
        Probe.IsExpression(pair.Expected, pair.Facet) || Probe.IsExpression(pair.Actual, pair.Facet)
            ? null
            : new Spelling(pair.Expected[pair.Facet], pair.Actual[pair.Facet]);

    private async Task<SpellingAnswer> RunAsync(ProbeSession session, ScratchDatabase scratch)
    {
        var surroundings = new Surroundings(desired, scratch.Version.IsMariaDb);
        var open = Open.ToDictionary(at => at, at => (Left: pairs[at].Expected, Right: pairs[at].Actual));
        await session.RunInAnyOrderAsync(
            surroundings.Of(open.Values.SelectMany(pair => (CatalogObject[])[pair.Left, pair.Right]))
        );
        for (var round = 0; round < Rounds && open.Count > 0; round++)
            open = await AskAsync(session, surroundings, open);
        return new SpellingAnswer(_answers, Notes(scratch.Description));
    }

    /// <summary>Makes both of each pair; what is left to be asked once more: those that came out as two texts.</summary>
    private async Task<Dictionary<int, (CatalogObject Left, CatalogObject Right)>> AskAsync(
        ProbeSession session,
        Surroundings surroundings,
        Dictionary<int, (CatalogObject Left, CatalogObject Right)> open
    )
    {
        var made = await session.ReadBackAsync(
            [
                .. open.Select(pair => new Probe(pair.Value.Left, NameOf(pair.Key, "a"))),
                .. open.Select(pair => new Probe(pair.Value.Right, NameOf(pair.Key, "b"))),
            ],
            surroundings
        );
        var left = new Dictionary<int, (CatalogObject, CatalogObject)>();
        foreach (var at in open.Keys)
        {
            if (!made.TryGetValue(NameOf(at, "a"), out var one) || !made.TryGetValue(NameOf(at, "b"), out var other))
                continue;
            var answer = new Spelling(one[pairs[at].Facet], other[pairs[at].Facet]);
            _answers[at] = answer;
            if (!answer.IsSame)
                left[at] = (one, other);
        }
        return left;
    }

    private static string NameOf(int pair, string side) => $"undrift_probe_{pair}_{side}";

    private IReadOnlyList<string> Notes(string server) =>
        Open is [var first, ..] open
            ?
            [
                $"{Count(open.Count)} as printed by the server ({pairs[first].Expected.Id} {pairs[first].Facet}"
                    + $"{(open.Count > 1 ? ", …" : "")}); whether only the spelling differs could not be found out on {server}",
            ]
            : [];

    private static string Count(int texts) => texts == 1 ? "1 text differs" : $"{texts} texts differ";
}
