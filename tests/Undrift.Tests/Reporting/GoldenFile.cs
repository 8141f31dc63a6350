using System.Runtime.CompilerServices;

namespace Undrift.Tests.Reporting;

/// <summary>Compares with a committed file; with UNDRIFT_UPDATE=1 in the environment the file is written instead.</summary>
internal static class GoldenFile
{
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "golden", name);
        if (Environment.GetEnvironmentVariable("UNDRIFT_UPDATE") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is missing; run once with UNDRIFT_UPDATE=1");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
