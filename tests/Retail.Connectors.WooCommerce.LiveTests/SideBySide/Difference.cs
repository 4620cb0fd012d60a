namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>Something that the shop does otherwise than the simulator.</summary>
/// <param name="Kind">Of what weight it is.</param>
/// <param name="Step">In which step.</param>
/// <param name="Where">The request, and the place in its answer.</param>
/// <param name="Shop">What the shop said.</param>
/// <param name="Simulator">What the simulator said.</param>
internal sealed record Difference(DifferenceKind Kind, string Step, string Where, string Shop, string Simulator)
{
    /// <summary>Why it was to be expected; null if it was not.</summary>
    public string? Reason { get; init; }

    public override string ToString() => $"{Step}: {Where}: shop {Shop}, simulator {Simulator}";
}
