using Undrift.Engines.Tests.Corpus;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Normal;

/// <summary>What other programs invent or miss is listed with the cases that show that Undrift does neither.</summary>
public sealed class FailuresOfOthersTests
{
    private static readonly string Cases = Path.Combine(Repository.Root, "corpus", "postgresql");

    public static TheoryData<string, string> Failures() =>
        [.. PinnedList.Read("failures-of-others.txt").Select(entry => (entry.Key, entry.Value))];

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_of_others_has_its_cases(string failure, string cases) =>
        Assert.All(cases.Split(", "), name => Assert.True(Exists(name), $"{failure}: there is no case {name}"));

    // A kind that is not modelled has no cases; as soon as it is, it must have them.
    private static bool Exists(string name) =>
        name.Split('/') is [var kind, "*"]
            ? PostgreSqlKinds.Modelled.All(modelled => modelled.Name != kind)
                || Directory.Exists(Path.Combine(Cases, kind))
            : File.Exists(Path.Combine(Cases, name, "a.sql"));
}
