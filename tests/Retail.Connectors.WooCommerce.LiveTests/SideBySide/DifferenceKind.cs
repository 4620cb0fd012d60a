namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>Of what weight a difference is.</summary>
internal enum DifferenceKind
{
    /// <summary>Another status, code, value or rule: a program that was tested against the simulator may fail at the shop.</summary>
    Behaviour,

    /// <summary>A field more or less: versions and plugins differ in that, and readers pass over it.</summary>
    Fields,
}
