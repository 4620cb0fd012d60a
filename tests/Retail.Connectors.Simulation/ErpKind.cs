namespace Retail.Connectors.Simulation;

/// <summary>The ERP of a seed, by what it promises.</summary>
internal enum ErpKind
{
    /// <summary>The simulated Odoo, which enforces keys.</summary>
    Odoo,

    /// <summary>The reference ERP, whose documents can be looked up.</summary>
    Lookup,

    /// <summary>The reference ERP, whose orders cannot even be looked up.</summary>
    None,
}
