using Undrift.MySql.Scripts;

namespace Undrift.Engines.Tests.MySql.Scripts;

public sealed class MissingAccountsTests
{
    [Theory]
    [InlineData("CREATE DEFINER=`app`@`%` VIEW v AS SELECT 1", "`app`@`%`")]
    [InlineData("CREATE DEFINER = 'a b'@localhost TRIGGER t", "'a b'@localhost")]
    [InlineData("/*!50001 CREATE */ /*!50013 DEFINER=`x`@`y` SQL SECURITY DEFINER */ VIEW v", "`x`@`y`")]
    [InlineData("CREATE DEFINER=role PROCEDURE p() BEGIN END", "role")]
    [InlineData("CREATE DEFINER=CURRENT_USER VIEW v AS SELECT 1", null)]
    [InlineData("CREATE VIEW v AS SELECT 1", null)]
    public void The_definer_is_taken_as_it_is_written(string sql, string? account) =>
        Assert.Equal(account, MissingAccounts.DefinerOf(sql));

    [Theory]
    [InlineData("GRANT SELECT ON d.* TO 'a'@'%', b@localhost WITH GRANT OPTION", "'a'@'%' b@localhost")]
    [InlineData("REVOKE ALL PRIVILEGES, GRANT OPTION FROM x", "x")]
    [InlineData("GRANT r TO a", "a")]
    public void The_grantees_are_taken_as_they_are_written(string sql, string accounts) =>
        Assert.Equal(accounts, string.Join(' ', MissingAccounts.GranteesOf(sql)));
}
