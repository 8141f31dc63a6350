using System.Diagnostics;

namespace Undrift.Engines.Tests.Corpus;

/// <summary>What a test needs and this machine does not have.</summary>
internal static class Missing
{
    /// <summary>Skips the test, or fails it when CI=true. Never returns; thrown, so that the compiler knows.</summary>
    /// <param name="what">What is missing, and how to get it.</param>
    public static Exception Skip(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(what);
        Assert.Skip(what);
        return new UnreachableException();
    }
}
