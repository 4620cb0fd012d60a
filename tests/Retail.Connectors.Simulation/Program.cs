using Retail.Connectors.Simulation;
using Retail.Connectors.Simulation.Cents;
using Retail.Connectors.Simulation.Planted;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

return arguments.Money ? MoneyRun.Run(arguments)
    : arguments.Planted ? PlantedRun.Run(arguments)
    : Report.Run(arguments);
