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
            surroundings.Of(open.SelectMany(pair => (CatalogObject[])[pair.Value.Left, pair.Value.Right]))
        );
        for (var round = 0; round < Rounds && open.Count > 0; round++)
        {
            var probes = open.SelectMany(pair =>
                    (Probe[])
                        [
                            new Probe(pair.Value.Left, $"undrift_probe_{pair.Key}_a"),
                            new Probe(pair.Value.Right, $"undrift_probe_{pair.Key}_b"),
                        ]
                )
                .ToList();
            var made = await session.ReadBackAsync(probes, surroundings);
            foreach (var at in open.Keys.ToList())
                if (
                    made.GetValueOrDefault($"undrift_probe_{at}_a") is { } left
                    && made.GetValueOrDefault($"undrift_probe_{at}_b") is { } right
                )
                {
                    _answers[at] = new Spelling(left[pairs[at].Facet], right[pairs[at].Facet]);
                    open[at] = (left, right);
                    if (_answers[at]!.IsSame)
                        open.Remove(at);
                }
                else
                    open.Remove(at);
        }
        return new SpellingAnswer(_answers, Notes(scratch.Description));
    }

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
