using Microsoft.EntityFrameworkCore;

namespace Shop;

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();
}

[Index(nameof(Nick))]
public class User
{
    public int Id { get; set; }

    public required string Email { get; set; }

    public string? Nick { get; set; }

    // No migration makes this one.
    public int? Age { get; set; }
}
