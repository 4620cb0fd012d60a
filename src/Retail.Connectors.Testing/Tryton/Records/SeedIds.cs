namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Ids of what every new database has, as they were recorded.</summary>
internal static class SeedIds
{
    public const long Input = 1;
    public const long Output = 2;
    public const long Storage = 3;
    public const long LostFound = 4;
    public const long Warehouse = 5;
    public const long SupplierLocation = 6;
    public const long CustomerLocation = 7;
    public const long ReceivableAccount = 524;
    public const long BankAccount = 550;
    public const long PayPalAccount = 562;
    public const long RevenueAccount = 1125;
    public const long ReducedRevenueAccount = 1116;
    public const long TaxAccount = 700;
    public const long RevenueJournal = 1;
    public const long BankJournal = 5;
}
