namespace ScaleModel.Model;

/// <summary>What one order costs an ERP.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Calls">The calls that one order takes, and the seconds of each.</param>
/// <param name="Parallel">How many times as much several clients get done as one.</param>
/// <param name="Batched">Seconds of one order where many share a call; null if that gains nothing.</param>
internal sealed record ErpProfile(string Name, IReadOnlyList<(string Call, double Times, double Seconds)> Calls, double Parallel, double? Batched)
{
    public double SecondsPerOrder => Calls.Sum(call => call.Times * call.Seconds);

    public double CallsPerOrder => Calls.Sum(call => call.Times);
}
