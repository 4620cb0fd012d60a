namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>What a key of the REST API may do.</summary>
[Flags]
public enum WooKeyPermissions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>GET and HEAD.</summary>
    Read = 1,

    /// <summary>Everything else.</summary>
    Write = 2,

    /// <summary>All methods.</summary>
    ReadWrite = Read | Write,
}
