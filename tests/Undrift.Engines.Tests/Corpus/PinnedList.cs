namespace Undrift.Engines.Tests.Corpus;

/// <summary>A list in corpus/: <c>CASE : REASON</c>, one in a line, for cases that cannot hold, or another such pair.</summary>
internal static class PinnedList
{
    /// <summary>What stands behind the colon, by what stands before it.</summary>
    public static Dictionary<string, string> Read(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "corpus", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" : ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);
}
