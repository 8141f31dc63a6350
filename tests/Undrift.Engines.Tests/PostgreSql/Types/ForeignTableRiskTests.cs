using Undrift.Engines.Tests.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Types;

/// <summary>Dropping a foreign table, or a part of one, loses no row: they are elsewhere.</summary>
public sealed class ForeignTableRiskTests
{
    private const string Server = "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER v FOREIGN DATA WRAPPER w;";
    private const string Two = "t (a integer, b integer)";
    private const string One = "t (a integer)";

    [Theory]
    [InlineData("", $"CREATE FOREIGN TABLE {Two} SERVER v", Risk.Major)]
    [InlineData($"CREATE FOREIGN TABLE {One} SERVER v", $"CREATE FOREIGN TABLE {Two} SERVER v", Risk.Major)]
    [InlineData($"CREATE FOREIGN TABLE {Two} SERVER v", $"CREATE FOREIGN TABLE {One} SERVER v", Risk.Minor)]
    [InlineData($"CREATE TABLE {One}", $"CREATE TABLE {Two}", Risk.Critical)]
    [InlineData("", $"CREATE TABLE {Two}", Risk.Critical)]
    public async Task Risk_of_repair(string desired, string actual, Risk risk)
    {
        var server = await Servers.GetAsync();
        var drift = Assert.Single(
            Differ.Compare(await server.BuildAsync(Server + desired), await server.BuildAsync(Server + actual)).Drifts
        );
        Assert.Equal(risk, RiskTable.Of(drift));
    }
}
