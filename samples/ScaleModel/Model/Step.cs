namespace ScaleModel.Model;

/// <summary>Something that every order passes, and that can do so many at one time.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="SecondsPerOrder">How long one order occupies it.</param>
/// <param name="Parallel">How many orders it really does at one time; less than the clients that ask, where they slow each other down.</param>
/// <param name="Mends">What to change when it is too slow.</param>
internal sealed record Step(string Name, double SecondsPerOrder, double Parallel, string Mends)
{
    private const double SecondsPerHour = 3600;

    /// <summary>What it can do when it does nothing else.</summary>
    public double OrdersPerHour => SecondsPerHour * Parallel / SecondsPerOrder;

    /// <summary>The share of its time that so many orders take; above 1 it falls behind.</summary>
    public double Load(double ordersPerHour) => ordersPerHour / OrdersPerHour;
}
