namespace Undrift.Engines.Tests.Corpus;

/// <summary>What every engine's cases have to show; an engine's test class names the engine and calls these.</summary>
internal static class CorpusRunner
{
    /// <summary>The names of an engine's cases, for a theory.</summary>
    public static TheoryData<string> Names(string engine) =>
        [.. CorpusCase.Of(engine).Select(item => $"{item.Kind}/{item.Name}")];

    /// <summary>Both directions show what is expected, and each side shows no drift against itself.</summary>
    public static async Task Check(string engineName, string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var engine = TestEngines.ByName(engineName);
        var item = CorpusCase.Find(engineName, path);
        var a = await engine.BuildFile(item.A, cancellation);
        var b = await engine.BuildFile(item.B, cancellation);
        Assert.Empty(DriftText.Between(a, await engine.BuildFile(item.A, cancellation)));
        Assert.Empty(DriftText.Between(b, await engine.BuildFile(item.B, cancellation)));
        AssertSame(item.Expected, a, b);
        AssertSame(item.Expected.Select(drift => drift.Reversed(KindOf(engine, drift))), b, a);
    }

    /// <summary>The facets that are compared and of which no case shows that a change of them alone is one drift.</summary>
    public static IReadOnlyList<string> FacetsWithoutPair(string engineName) =>
        FacetsWithoutPair(engineName, TestEngines.ByName(engineName).Kinds);

    /// <summary>The same for some kinds of an engine.</summary>
    public static IReadOnlyList<string> FacetsWithoutPair(string engineName, IReadOnlyList<ObjectKind> kinds)
    {
        var covered = CorpusCase
            .Of(engineName)
            .Select(item => item.Expected)
            .Where(expected => expected is [{ Verb: "changed", Facets.Length: 1 }])
            .Select(expected => $"{expected[0].Object.Split(':')[0]}.{expected[0].Facets[0]}")
            .ToHashSet();
        return
        [
            .. kinds
                .SelectMany(kind =>
                    kind.Facets.Where(facet => facet.IgnoredReason is null).Select(facet => $"{kind.Name}.{facet.Name}")
                )
                .Where(facet => !covered.Contains(facet)),
        ];
    }

    /// <summary>The kinds of which no case shows that a missing object is one drift.</summary>
    public static IReadOnlyList<string> KindsWithoutMissing(string engineName) =>
        KindsWithoutMissing(engineName, TestEngines.ByName(engineName).Kinds);

    /// <summary>The same for some kinds of an engine.</summary>
    public static IReadOnlyList<string> KindsWithoutMissing(string engineName, IReadOnlyList<ObjectKind> kinds) =>
        [
            .. kinds
                .Where(kind => !kind.Ambient)
                .Select(kind => kind.Name)
                .Except(
                    CorpusCase
                        .Of(engineName)
                        // Alone, or with what cannot be without it: a base type and its input function.
                        .Where(item =>
                            item.Expected is [{ Verb: "missing" }, ..]
                            && item.Expected.All(drift => drift.Verb == "missing")
                        )
                        .Select(item => item.Expected[0].Object.Split(':')[0])
                ),
        ];

    /// <summary>The drifts between the catalogs are exactly these.</summary>
    public static void AssertSame(IEnumerable<ExpectedDrift> expected, Catalog desired, Catalog actual)
    {
        var wanted = expected.Select(drift => drift.ToString()).Order(StringComparer.Ordinal).ToArray();
        var found = DriftText.Between(desired, actual).Order(StringComparer.Ordinal).ToArray();
        Assert.True(
            wanted.SequenceEqual(found),
            $"expected:\n{string.Join('\n', wanted)}\nfound:\n{string.Join('\n', found)}\n{DriftText.Explain(desired, actual)}"
        );
    }

    private static ObjectKind KindOf(IEngine engine, ExpectedDrift drift) =>
        engine.Kinds.Single(kind => kind.Name == drift.Object.Split(':')[0]);
}
