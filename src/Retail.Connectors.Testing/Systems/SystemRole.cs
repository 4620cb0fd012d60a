namespace Retail.Connectors.Testing.Systems;

/// <summary>What a system is for: it decides which commands and ports the suite asks of its connector.</summary>
public enum SystemRole
{
    /// <summary>Keeps the books: orders, invoices, credit notes, stock.</summary>
    Erp,

    /// <summary>Sells: it is told what it has, what it costs and what became of its orders.</summary>
    Shop,
}
