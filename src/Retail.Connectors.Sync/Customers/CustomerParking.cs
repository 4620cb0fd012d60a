using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Sync.Customers;

/// <summary>Why customers wait for a person.</summary>
internal static class CustomerParking
{
    /// <summary>Which of several partners it is, is for the people who keep the ERP's partners to say; null if it was refused for another reason.</summary>
    public static Plan.Do? Ambiguous(ParkReason reason) =>
        reason.Code == "ambiguous-customer" ? new Plan.Do([], Written: null) { ThenPark = reason with { Owner = ParkOwner.Erp } } : null;
}
