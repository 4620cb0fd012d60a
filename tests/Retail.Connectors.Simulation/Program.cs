using Retail.Connectors.Simulation;
using Retail.Connectors.Simulation.Cents;
using Retail.Connectors.Simulation.FlashSale;
using Retail.Connectors.Simulation.LiveChecks;
using Retail.Connectors.Simulation.Planted;

if (args is ["flash-sale", ..])
{
    return FlashSaleCommand.Run(args.AsSpan(1));
}

if (args is ["live-checks"])
{
    return await LiveCheckRun.RunAsync();
}

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

return arguments.Money ? MoneyRun.Run(arguments)
    : arguments.Planted ? PlantedRun.Run(arguments)
    : Report.Run(arguments);
