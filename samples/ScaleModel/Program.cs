using System.Globalization;
using ScaleModel;

try
{
    var arguments = Arguments.Parse(args);
    var bottleneck = arguments.Installation.Bottleneck();
    foreach (var orders in arguments.OrdersPerHour)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{orders:#,0} orders an hour"));
        foreach (var step in arguments.Installation.Steps())
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {step.Name,-38} {step.SecondsPerOrder * 1000,8:0.0} ms an order, at most {step.OrdersPerHour,12:#,0} an hour, {step.Load(orders),8:0.0%} busy"));
        }

        var load = bottleneck.Load(orders);
        Console.WriteLine(load <= ScaleModel.Model.Recorded.Comfortable
            ? $"  fits; first to end: {bottleneck.Name}"
            : $"  {(load <= 1 ? "too tight" : "does not fit")}: {bottleneck.Name}. To change: {bottleneck.Mends}");
    }

    return 0;
}
catch (ArgumentException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
