from musnad.cli import main

main()
