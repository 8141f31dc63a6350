namespace Undrift;

/// <summary>One thing that cannot be without another: a view without the column that it shows.</summary>
/// <param name="From">What needs.</param>
/// <param name="To">What is needed.</param>
/// <param name="Part">
/// The part of <paramref name="From"/> that needs it, where that part can be made later than the rest (<c>default</c>);
/// null: the whole.
/// </param>
public readonly record struct Dependency(ObjectId From, ObjectId To, string? Part = null);
