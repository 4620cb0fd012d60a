using System.Globalization;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Accounting;

/// <summary>Accounting periods: only open ones are booked in.</summary>
internal static class Periods
{
    /// <exception cref="RpcError">There is none, or it is closed: the server says the same of both.</exception>
    public static long Open(Work work, DateOnly date) => work.Store["account.period"].Records
        .FirstOrDefault(period => period.Day("start_date") <= date && period.Day("end_date") >= date && period.State == "open")?.Id
        ?? throw RpcError.User($"To continue, you must create a period for the date \"{date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)}\".");

    public static void Close(Work work, IReadOnlyList<Record> periods) => Change(work, periods, "open", "close");

    public static void Reopen(Work work, IReadOnlyList<Record> periods) => Change(work, periods, "close", "open");

    private static void Change(Work work, IReadOnlyList<Record> periods, string from, string to)
    {
        foreach (var period in periods.Where(period => period.State == from))
        {
            work.Set(period, "state", to);
        }
    }
}
