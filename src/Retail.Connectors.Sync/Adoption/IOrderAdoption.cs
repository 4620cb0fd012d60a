using Retail.Connectors.Changes;

namespace Retail.Connectors.Sync.Adoption;

/// <summary>
/// Links older open orders to the sales orders that exist for them, at cut-over, so that flows treat them as submitted: they are amended,
/// cancelled, shipped, invoiced and credited like any other, and never submitted again.
/// </summary>
public interface IOrderAdoption
{
    /// <summary>Looks for the sales order of each open order of a window and links those of which there is exactly one.</summary>
    /// <param name="shop">The shop, whose connector offers a census of orders.</param>
    /// <param name="erp">The ERP, whose connector offers a census of sales orders.</param>
    /// <param name="orders">The span in which the orders were placed, most often up to the cut-over.</param>
    /// <param name="documents">The span in which the sales orders were made; generous, since people are late.</param>
    /// <param name="rule">By what they are known.</param>
    /// <param name="dryRun">True to store nothing.</param>
    /// <param name="cancellationToken">Stops it; what was linked stays linked.</param>
    /// <returns>What became of each.</returns>
    /// <exception cref="ConnectorException">One of the systems could not be asked.</exception>
    Task<AdoptionReport> AdoptAsync(
        SystemName shop, SystemName erp, CensusWindow orders, CensusWindow documents, AdoptionRule rule, bool dryRun, CancellationToken cancellationToken);
}
