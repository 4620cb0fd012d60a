namespace Retail.Connectors.Pipelines.Parking;

/// <summary>Who mends what is parked.</summary>
public enum ParkOwner
{
    /// <summary>The people who run the shop.</summary>
    Commerce,

    /// <summary>The people who keep the ERP's master data.</summary>
    Erp,

    /// <summary>Accounting.</summary>
    Finance,

    /// <summary>The people who run this service.</summary>
    Operations,
}
