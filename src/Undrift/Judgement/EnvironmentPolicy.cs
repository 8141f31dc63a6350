namespace Undrift;

/// <summary>What blocks in one environment.</summary>
/// <param name="Name">Name of the environment; null for the default entry.</param>
/// <param name="BlockOn">
/// The severities that block, worst first. Where <c>allow</c> is written, what it does not name blocks, whether
/// <c>block_on</c> names it or not.
/// </param>
/// <param name="FailPipeline">False: a block is reported and the exit code stays 0.</param>
/// <param name="Rule">Where it stands.</param>
public sealed record EnvironmentPolicy(
    string? Name,
    IReadOnlyList<Severity> BlockOn,
    bool FailPipeline,
    RuleReference Rule
)
{
    /// <summary>The times in which nothing is deployed.</summary>
    public IReadOnlyList<FreezeWindow> Freezes { get; init; } = [];

    /// <summary>Block on errors: what holds without a policy file, and where no environment is named.</summary>
    public static EnvironmentPolicy Default { get; } =
        new(null, [Severity.ERROR], true, new RuleReference("built-in policy: block_on: [ERROR]"));

    /// <summary>True when a drift of this severity blocks.</summary>
    public bool Blocks(Severity severity) => BlockOn.Contains(severity);
}
