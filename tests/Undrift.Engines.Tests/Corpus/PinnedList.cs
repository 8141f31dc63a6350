namespace Undrift.Engines.Tests.Corpus;

/// <summary>A list in corpus/ of cases that cannot hold, each with its reason: <c>CASE : REASON</c>, one in a line.</summary>
internal static class PinnedList
{
    /// <summary>The reasons by case.</summary>
    public static Dictionary<string, string> Read(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "corpus", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" : ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);
}
