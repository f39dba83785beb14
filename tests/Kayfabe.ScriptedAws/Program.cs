Console.WriteLine("The scripted server.");
