namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>How a record makes life hard for whoever reads it.</summary>
public enum WooPoison
{
    /// <summary>Its fields have types that no shop should send: a list for an address, an object for the lines, no total.</summary>
    Mistyped,

    /// <summary>It carries sixteen megabytes of meta data.</summary>
    Enormous,

    /// <summary>It kills the shop's own worker: every answer that would hold it is a 500, alone or on a page of many.</summary>
    Fatal,
}
